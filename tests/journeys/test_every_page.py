"""Every page in every role, theme and width: no barrier, no complaint, no stranger, not heavy."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import reverse

from tests.journeys.conftest import NARROW

HEAVIEST = 200_000  # bytes
REGISTERS = ("/appeals/", "/events/", "/events/publications/", "/events/campaigns/", "/events/participation/",
             "/events/surveys/", "/events/questionnaires/", "/events/responses/", "/mediators/",
             "/platforms/")  # fmt: skip
PAGES = {
    "national": ("/", "/reports/2023-Q3/", "/reports/2023-Q3/?show=regions",
                 "/reports/2023-Q3/?show=regions&campaigns=with", "/mediators/extract/", "/reports/2019-Q1/",
                 "/reports/periods/", "/reports/2023-H1/",
                 "/reports/2023-01..2023-11/?show=regions", "/reports/2010-01..2023-01/",
                 *REGISTERS, "/events/campaigns/new/", "/components/", "/appeals/?q=nothing-like-this",
                 "/events/highlights/?quarter=2023-Q3",
                 "/appeals/?region=KZ-31&outcome=pending&sort=-category", "/appeals/?source=moon", "/no-such-page/",
                 "/mediators/roster/", "/reports/ranking/?period=2023", reverse("reports:mediator_work", args=[1]),
                 "/events/calendar/?month=2023-08",
                 "/events/organisations/", "/events/memoranda/?state=ending", "/reports/2023-Q3/board/",
                 "/reports/2023-Q3/review/KZ-35/", "/reports/2023-Q3/review/KZ-11/", "/events/campaigns/open-days/",
                 "/events/campaigns/8/", "/events/campaigns/8/participants/",
                 "/events/campaigns/9/participants/?region=KZ-31", "/events/campaigns/9/preparation/",
                 "/reports/campaigns/8/", "/reports/campaigns/9/?screen=wide", "/reports/history/",
                 "/reports/history/2021-Q3/", "/reports/history/figure/1/", "/reports/2022-Q2/", "/reports/counting/",
                 "/events/publications/shared/", "/events/questionnaires/new/", "/events/questionnaires/1/results/",
                 "/events/questionnaires/2/preview/", "/events/questionnaires/2/questions/new/",
                 "/events/questionnaires/2/poster/", "/events/questions/1/edit/",
                 "/reports/2023-Q4/desk/", "/reports/2023-Q4/desk/?language=kk",
                 "/reports/2023-Q4/desk/ru/publications/", "/reports/2023-Q4/desk/kk/appeals/",
                 "/reports/2023-Q4/text/KZ-31/", "/reports/2023-Q3/review/KZ-15/",
                 "/reports/2023-Q2/changes/KZ-55/", "/reports/2023-Q3/compare/",
                 "/reports/2023-Q3/compare/?picture=tiles&figure=appeals.agreement_rate",
                 "/reports/2023-Q3/compare/quarters/", "/reports/2023-Q3/compare/days/"),
    "zhambyl": ("/", "/reports/2023-Q3/", "/appeals/", "/appeals/new/", "/appeals/sheet/", "/events/new/",
                "/events/calendar/", "/events/organisations/new/",
                "/events/publications/new/", "/events/publications/paste/", "/reports/counting/", "/events/highlights/",
                "/events/participation/new/", "/events/surveys/new/",
                "/accounts/password/", "/intake/", "/appeals/hand-overs/", "/appeals/requests/", "/people/",
                "/people/deputies/new/", "/mediators/proposals/new/", "/mediators/extract/", "/mediators/roster/",
                "/mediators/trainings/1/finished/", "/reports/ranking/", "/reports/2023-Q3/close/",
                "/reports/2023-Q2/close/", "/reports/2023-Q4/close/", "/events/campaigns/9/",
                "/events/campaigns/9/participants/", "/events/campaigns/9/preparation/", "/reports/campaigns/9/",
                "/events/questionnaires/1/", "/events/questionnaires/1/results/",
                "/events/questionnaires/2/enter/",
                "/reports/2023-Q4/text/KZ-31/", "/reports/2023-Q2/text/KZ-31/",
                "/reports/2023-Q2/changes/KZ-31/", "/reports/2023-Q3/compare/",
                "/reports/2023-Q3/compare/quarters/", "/reports/2023-Q3/compare/days/"),
    "zhambyl-office": ("/", "/appeals/", "/appeals/new/", "/appeals/sheet/"),
    "administrator": ("/", "/mediators/", "/mediators/new/", "/mediators/1/", "/mediators/1/exclude/",
                      "/mediators/1/merge/", "/mediators/entries/1/edit/", "/mediators/proposals/",
                      "/mediators/extract/?on=2023-09-30&region=KZ-31", "/platforms/", "/platforms/new/", "/intake/",
                      "/reports/2023-Q3/", "/people/", "/mediators/trainings/", "/mediators/trainings/new/",
                      "/mediators/trainings/1/", "/mediators/trainings/2/",
                      "/mediators/trainings/1/finished/?region=KZ-31", "/mediators/trainings/finished/",
                      "/mediators/trainings/finished/1/edit/", "/mediators/trainings/finished/1/delete/"),
    None: ("/accounts/login/", "/request/", "/request/status/?number=1"),
}  # fmt: skip
HEAVIEST_FOR_CITIZENS = 150_000
QUESTIONNAIRE = ("/s/keld4-31/", "/s/keld4/", "/s/keld4-31/thanks/", "/s/apta3-31/")
HEAVIEST_ON_A_PHONE = 100_000
DIRECTORY = ("/directory/", "/directory/?region=KZ-31&host=moon", "/directory/?region=KZ-31",
             "/directory/regions/KZ-31/", "/directory/platforms/1/", "/directory/mediators/",
             "/directory/statistics/")  # fmt: skip
DETAILS = {
    "national": (*REGISTERS, "/events/organisations/", "/events/memoranda/"),
    "zhambyl": (
        "/appeals/",
        "/events/publications/",
        "/appeals/requests/",
        "/mediators/",
        "/people/",
        "/events/",
        "/events/organisations/",
    ),
    "administrator": ("/mediators/", "/platforms/", "/events/organisations/"),
}
# Pages that are looked at because they refuse.
REFUSED = {
    ("national", "/no-such-page/"): 404,
    ("national", "/reports/2010-01..2023-01/"): 422,
    ("administrator", "/reports/2023-Q3/"): 403,
}
# Rows and items that are made alike look alike: colours, which take the longest, are looked at in one of each.
WITHOUT_REPEATS = r"""() => {
  const told = / (?:href|id|for|name|value|title|aria-\w+|data-\w+|hx-\w+)="[^"]*"/g;
  document.querySelectorAll("tbody, ul, ol, dl, select").forEach((parent) => {
    const seen = new Set();
    [...parent.children].forEach((one) => {
      const made = one.outerHTML.replace(/>[^<]+/g, ">").replace(told, "");
      if (seen.has(made)) one.remove();
      seen.add(made);
    });
  });
}"""
OF_COLOUR = ("color-contrast", "link-in-text-block")  # what a theme can break


def barriers(page, *rules: str) -> list[str]:
    """Return what hinders people on the page as it is shown, by all rules or by these."""
    return violations(page, **({"runOnly": {"type": "rule", "values": rules}} if rules else {}))


def violations(page, **options) -> list[str]:
    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"], **options}
    found = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def look(watched, path: str, heaviest: int = HEAVIEST, status: int = 200) -> None:
    """Open a page and look at it by all rules, wide and narrow, and at its colours in every theme."""
    weights = []

    def weigh(request):
        weights.append(request.sizes()["responseBodySize"])

    watched.page.on("requestfinished", weigh)
    answer = watched.open(path)
    assert answer.status == status, path
    watched.page.remove_listener("requestfinished", weigh)
    assert len(answer.body()) < heaviest, path
    assert sum(weights) < heaviest, path
    wide = watched.page.viewport_size
    assert violations(watched.page, rules={"color-contrast": {"enabled": False}}) == [], path
    watched.page.set_viewport_size(NARROW)
    assert watched.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    watched.page.set_viewport_size(wide)
    watched.page.evaluate(WITHOUT_REPEATS)
    assert barriers(watched.page, *OF_COLOUR) == [], (path, "light")
    show_in(watched.page, "dark")
    assert barriers(watched.page, *OF_COLOUR) == [], (path, "dark")
    show_in(watched.page, "contrast")
    watched.page.set_viewport_size(NARROW)
    assert barriers(watched.page) == [], (path, "contrast", "narrow")
    watched.page.set_viewport_size(wide)


def show_in(page, theme: str) -> None:
    page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)


@pytest.mark.parametrize("user", PAGES, ids=str)
def test_pages_have_no_barrier_in_any_theme(visit, user):
    with visit(user) as watched:
        for path in PAGES[user]:
            look(watched, path, status=REFUSED.get((user, path), 200))


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_directory_has_no_barrier_and_is_light(visit, language):
    with visit(None, language=language) as watched:
        for path in DIRECTORY:
            look(watched, path, HEAVIEST_FOR_CITIZENS)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_questionnaire_has_no_barrier_and_is_light(visit, language):
    with visit(None, language=language) as watched:
        for path in QUESTIONNAIRE:
            look(watched, path, HEAVIEST_ON_A_PHONE)


@pytest.mark.parametrize("user", DETAILS)
def test_records_have_no_barrier_in_any_theme(visit, user):
    with visit(user) as watched:
        for register in DETAILS[user]:
            watched.open(register)
            look(watched, watched.page.get_attribute("table.register tbody a", "href"))


@pytest.mark.parametrize("user", ["zhambyl", "administrator"])
def test_the_network_and_its_roster_have_no_barrier_in_any_theme(visit, user):
    with visit(user) as watched:
        watched.open("/platforms/?kind=office")
        card = watched.page.get_attribute("table.register tbody a", "href")
        key = card.strip("/").split("/")[-1]
        verbs = ("hours", "change", "close") if user == "administrator" else ()
        pages = [card, *(f"{card}{verb}/" for verb in verbs), f"/mediators/roster/{key}/?month=2023-12",
                 f"/mediators/at/{key}/", f"/mediators/at/{key}/new/", f"/mediators/at/{key}/duties/"]  # fmt: skip
        if user == "zhambyl":
            pages += [f"/mediators/roster/{key}/weekly/", f"/mediators/roster/{key}/extra/"]
        for path in pages:
            look(watched, path)
        if user == "zhambyl":
            watched.open(f"/mediators/roster/{key}/")
            look(watched, watched.page.get_attribute(".month li a", "href"))


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_what_an_event_tells_and_its_files_have_no_barrier(visit, language):
    with visit("zhambyl", language=language) as watched:
        for quarter in ("2023-Q4", "2023-Q3"):  # one with things to look at, one with photos
            look(watched, f"/events/highlights/?quarter={quarter}")
            event = watched.page.locator(".told-head a").last.get_attribute("href").split("report/")[0]
            for path in (event, f"{event}report/", f"{event}files/"):
                look(watched, path)
            if quarter == "2023-Q4":
                look(watched, f"{event}report/edit/")


def test_the_open_menus_have_no_barrier(visit):
    with visit("national", size=NARROW) as watched:
        for menu in (".menu > summary", ".person > summary"):
            watched.open("/")
            watched.page.click(menu)
            assert barriers(watched.page) == []


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_no_window_is_too_narrow_for_the_bar(visit, language):
    with visit("zhambyl", language=language) as watched:
        for width in (1920, 1440, 1439, 1366, 1280, 1024, 768, 390, 320):
            watched.page.set_viewport_size({"width": width, "height": 800})
            assert watched.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), width


FORMS = ("edit", "sign", "assign", "extend", "settle", "resolve", "hand-over", "annul", "sessions/new", "parties/new")
PAPERS = ("print/receipt", "print/mediation", "print/settlement", "print/referral")


def test_the_forms_and_papers_of_a_case_have_no_barrier(visit):
    with visit("zhambyl") as watched:
        watched.open("/appeals/?outcome=pending")
        case = watched.page.get_attribute("table.register tbody a", "href")
        for step in (*FORMS, *PAPERS):
            look(watched, f"{case}{step}/")
