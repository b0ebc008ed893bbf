"""What the desk keeps for everybody's advice: the government's programmes, and the office that takes complaints."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from madang.base.pages.words import number
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from .complaints import complaint_office_of, name_complaint_office
from .library_forms import ComplaintOfficeForm, ProgrammesForm
from .models import ComplaintOffice, Programme
from .programme_file import read_programmes
from .programmes import take_in_programmes


@officer_page
@in_cycle
def programmes(request, cycle):
    """지금 하고 있는 사업: a spreadsheet, all of it or nothing, and every fault by row and field."""
    form = ProgrammesForm(request.POST or None, request.FILES or None)
    reading = None
    if form.is_valid():
        reading = read_programmes(form.cleaned_data["file"], form.cleaned_data["source"])
        if not reading.faults:
            taken = take_in_programmes(cycle, reading.rows, by=request.user)
            messages.success(request, _("옮겨 적은 사업: %(number)s건") % {"number": number(taken)})
            return redirect("propose:programmes", cycle.fiscal_year)
    page = Paginator(Programme.objects.of(cycle.government), 50).get_page(request.GET.get("page"))
    context = {"cycle": cycle, "form": form, "reading": reading, "page": page}
    return render(request, "propose/programmes.html", context, status=422 if reading else 200)


@officer_page
@in_cycle
def complaint_office(request, cycle):
    there = complaint_office_of(cycle.government) or ComplaintOffice(government=cycle.government)
    form = ComplaintOfficeForm(request.POST or None, instance=there)
    if form.is_valid():
        name_complaint_office(form.save(commit=False), cycle, by=request.user)
        messages.success(request, _("적었습니다. 제안하는 분들께 이대로 보여 드립니다."))
        return redirect("propose:waiting", cycle.fiscal_year)
    return render(request, "propose/complaint_office_form.html", {"cycle": cycle, "form": form})
