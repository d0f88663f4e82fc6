"""What is looked at on a page that a browser shows: axe, sideways scrolling, targets, and the face of the titles."""

import json

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import CDPSession, Page

NOT_PAGES = {
    "sharing.card",
    "sharing.shared_card",
    "privacy.take_along",
    "roster.people_file",
    "roster.totals_file",
    "roster.template",
    "roster.mistakes",
    "seasons.card",
    "wall.photo",
    "wall.small_photo",
    "pwa.manifest",
    "pwa.worker",
    "api-docs.openapi_json",
    "health.healthz",
    "half_hours.calendar_entry",
}
_FAULTS = """options => axe.run(options).then(found => found.violations.flatMap(fault => fault.nodes.map(node =>
  `${fault.id}: ${node.target.join(" ")}: ${node.any.concat(node.all, node.none).map(one => one.message)[0]}`)))"""
# The innermost thing that holds more than its own width, to find it again.
_WIDER = """() => { const root = document.documentElement
  if (root.scrollWidth <= innerWidth) return null
  const wide = [...document.querySelectorAll("body *")].findLast(part =>
    part.clientWidth && part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX === "visible")
  return `${root.scrollWidth} px in ${innerWidth}: ${wide?.outerHTML.slice(0, 120)}` }"""
_TITLES = "() => document.fonts.load('600 1em Fraunces', 'Aa').then(faces => faces.map(face => face.status))"
LEAST = 44  # px; 48 is what is aimed at (static/css/README.md)
# The label around a box is its target; so is what else of a link lies under the thumb, above and below its words.
# A link in a sentence is as tall as its line.
_SMALL = """least => {
  const isInSentence = part => part.matches("a") && getComputedStyle(part).display === "inline"
    && part.closest("p, li, dd, td")?.textContent.trim().length > part.textContent.trim().length + 12
  const isSeen = part => part.checkVisibility({ visibilityProperty: true }) && part.getClientRects().length
    && !part.closest(".for-ears, .skip, [tabindex='-1']")
  const reach = (target, step) => {
    const [{ left, width, top, height }] = target.getClientRects()
    let far = 0
    const at = () => document.elementFromPoint(left + width / 2, top + height / 2 + step * far)
    while (far < 60 && target.contains(at())) far += 1
    return far
  }
  const tall = target => {
    const { height } = target.getBoundingClientRect()
    if (height >= least) return height
    target.scrollIntoView({ block: "center" })
    return reach(target, 1) + reach(target, -1) - 1
  }
  return [...document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")]
    .filter(part => isSeen(part) && !isInSentence(part) && tall(part.closest("label") ?? part) < least)
    .map(part => `${tall(part.closest("label") ?? part)}: ${part.outerHTML.replace(/\\s+/g, " ").slice(0, 110)}`)
}"""
# An icon whose words begin on the next line stands there alone. In a column or a grid that is meant.
_ALONE = """() => [...document.querySelectorAll("svg.icon")].filter(icon => {
  const words = [...icon.parentElement.childNodes].slice([...icon.parentElement.childNodes].indexOf(icon) + 1)
    .find(node => node.textContent.trim())
  const { display, flexDirection } = getComputedStyle(icon.parentElement)
  if (!words || words.nodeType !== Node.TEXT_NODE || display === "grid" || flexDirection === "column") return false
  if (!icon.checkVisibility({ visibilityProperty: true })) return false
  const range = document.createRange()
  range.selectNodeContents(words)
  const first = [...range.getClientRects()].find(box => box.width > 1)
  return first && first.top >= icon.getBoundingClientRect().bottom - 2
}).map(icon => icon.parentElement.outerHTML.replace(/<svg.*?<.svg>/gs, "").slice(0, 110))"""
NARROW = ((360, 16), (320, 16), (360, 32))  # the width of the screen and the size of the text, in CSS pixels


def faults(page: Page) -> list[str]:
    """What axe finds, all of its rules in the light theme, and contrast in the dark one as well."""
    page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_FAULTS, {"resultTypes": ["violations"]})
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(_FAULTS, {"resultTypes": ["violations"], "runOnly": ["color-contrast"]})
    page.emulate_media(color_scheme="light")
    return found + [f"dark: {fault}" for fault in dark]


def sideways(page: Page, session: CDPSession) -> list[str]:
    """Where the page is wider than a small phone, a very small one, or a small one with text of 200 %."""
    found = []
    before = page.viewport_size
    for width, text in NARROW:
        page.set_viewport_size({"width": width, "height": 740})
        session.send("Page.setFontSizes", {"fontSizes": {"standard": text, "fixed": text}})
        if wider := page.evaluate(_WIDER):
            found.append(f"text of {text}: {wider}")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    if before:
        page.set_viewport_size(before)
    return found


def small_targets(page: Page) -> list[str]:
    """What can be tapped and is less tall than a thumb wants, with everything unfolded; not links in running text."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found: list[str] = page.evaluate(_SMALL, LEAST)
    return found


def icons_alone(page: Page) -> list[str]:
    """Which icons stand on a line of their own, above the words that they belong to."""
    found: list[str] = page.evaluate(_ALONE)
    return found


def face_of_titles(page: Page) -> str:
    """What a browser made of the face that titles are set in: `["loaded"]` where it finds and takes it."""
    return json.dumps(page.evaluate(_TITLES))
