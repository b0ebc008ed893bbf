from django.db import migrations

from madang.cycle.plan.published_stays import published_stays


class Migration(migrations.Migration):
    dependencies = [("plan", "0001_initial")]
    operations = [published_stays("plan_operatingplan")]
