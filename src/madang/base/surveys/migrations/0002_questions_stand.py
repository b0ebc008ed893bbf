"""From the first answer on nothing that was asked changes; no answer comes before the opening or after the end."""

from django.db import migrations

from madang.base.record.one_way import one_way


def answered(survey: str) -> str:
    return f"EXISTS (SELECT 1 FROM surveys_response r WHERE r.survey_id = {survey})"


def there_already(table: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} t WHERE t.id = NEW.id)"


def of_option(row: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM surveys_response r JOIN surveys_question q ON q.survey_id = r.survey_id "
        f"WHERE q.id = {row}.question_id)"
    )


def ended(response: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM surveys_response r JOIN surveys_survey s ON s.id = r.survey_id "
        f"WHERE r.id = {response} AND s.ended_at IS NOT NULL)"
    )


OUT_OF_TIME = (
    "EXISTS (SELECT 1 FROM surveys_survey s WHERE s.id = NEW.survey_id AND (s.published_at IS NULL "
    "OR s.ended_at IS NOT NULL OR NEW.at < s.opens_at OR (NEW.channel = 'web' AND NEW.at >= s.closes_at) "
    "OR (NEW.channel <> 'web' AND NOT s.takes_paper)))"
)
SURVEY_ENDED = "EXISTS (SELECT 1 FROM surveys_survey s WHERE s.id = OLD.survey_id AND s.ended_at IS NOT NULL)"
OF_ANOTHER = (
    "NOT EXISTS (SELECT 1 FROM surveys_question q JOIN surveys_response r ON r.survey_id = q.survey_id "
    "WHERE q.id = NEW.question_id AND r.id = NEW.response_id) "
    "OR (NEW.option_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM surveys_option o "
    "WHERE o.id = NEW.option_id AND o.question_id = NEW.question_id))"
)


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial")]
    operations = [
        one_way(
            "surveys_survey",
            constant=["government_id", "subject", "title", "intro", "who", "takes_paper", "two_persons", "threshold", "opens_at"],
            once=answered("OLD.id"),
            insert=there_already("surveys_survey"),
            update=f"OLD.ended_at IS NOT NULL OR (OLD.published_at IS NOT NULL AND NEW.published_at IS NULL) "
            f"OR (NEW.closes_at < OLD.closes_at AND {answered('OLD.id')})",
            delete="OLD.published_at IS NOT NULL",
        ),
        one_way(
            "surveys_question",
            insert=f"{answered('NEW.survey_id')} OR {there_already('surveys_question')}",
            update=f"{answered('NEW.survey_id')} OR {answered('OLD.survey_id')}",
            delete=answered("OLD.survey_id"),
        ),
        one_way(
            "surveys_option",
            insert=f"{of_option('NEW')} OR {there_already('surveys_option')}",
            update=f"{of_option('NEW')} OR {of_option('OLD')}",
            delete=of_option("OLD"),
        ),
        one_way(
            "surveys_response",
            constant=["survey_id", "channel", "paper", "at", "entered_by_id"],
            insert=f"{OUT_OF_TIME} OR {there_already('surveys_response')}",
            update="(OLD.mark <> NEW.mark AND NEW.mark <> '') OR (OLD.checked_by_id IS NOT NULL AND "
            "(NEW.checked_by_id IS NULL OR NEW.checked_by_id <> OLD.checked_by_id))",
            delete=SURVEY_ENDED,
        ),
        one_way(
            "surveys_answer",
            constant=["response_id", "question_id", "option_id", "rank", "number", "words"],
            insert=f"{ended('NEW.response_id')} OR {OF_ANOTHER} OR {there_already('surveys_answer')}",
            delete=ended("OLD.response_id"),
        ),
    ]  # fmt: skip
