"""The smallest pages that keep the contract between HTML and JavaScript."""

SHELL = """<!doctype html>
<html lang="en" data-account="{{ account }}" data-zone="{{ zone }}" data-day="{{ day }}" data-day-start="4">
<head><meta charset="utf-8"><title>{{ title }}</title>{% include "pwa/head.html" %}
<style nonce="{{ csp_nonce() }}">[hidden] { display: none }</style></head>
<body>
<script type="application/json" id="state">{{ state|tojson }}</script>
<script type="application/json" id="keep">{{ keep|tojson }}</script>
<h1>{{ title }}</h1>
{% from "macros/sync.html" import arrived, sync_chip, sync_state, sync_words %}
{{ sync_words() }}{{ arrived() }}{{ sync_chip() }}{{ sync_state() }}
{{ body|safe }}
<a href="/add" data-add>+</a>
<form method="post" action="/session/end" data-signout><button>Sign out</button></form>
<dialog id="signout-waiting"><b data-count></b><p data-left="waiting">waits</p><p data-left="attention">refused</p>
{% for choice in ["send", "stay", "export", "discard"] %}<button data-choice="{{ choice }}">{{ choice }}</button>
{% endfor %}
</dialog>
<p id="live"></p>
<aside id="offer" hidden><p data-offer="version" hidden>A new version</p><p data-offer="day" hidden>A new day</p>
<p data-offer="other_version" hidden>Too old</p><button data-take>take</button><button data-later>later</button></aside>
<template id="badge-earned"><dialog><p data-several="New badges">A new badge</p>
<h2 data-badge-name></h2><button data-close>ok</button></dialog></template>
</body></html>"""

PAD = """<tally-pad>
<form method="post" action="/deeds/tally" data-outbox="tally"><input type="hidden" name="id" value="server-made">
<button class="stroke">stroke</button></form>
<div data-sheet></div><output data-count>0</output><template data-bundle><svg class="bundle"></svg></template>
<form method="post" action="/deeds/retraction" data-outbox="retraction"><input type="hidden" name="id">
<input type="hidden" name="deed" value=""><button class="undo">undo</button></form>
</tally-pad>
<p><b data-heard>0</b></p>
<hour-ring>{% for hour in range(24) %}<i data-hour="{{ hour }}"></i>{% endfor %}</hour-ring>
<details{% if not folded %} open{% endif %}><summary>do something anyway</summary>
<challenge-cards>{% for ref in ["one", "two", "three", "four"] %}
<article data-ref="{{ ref }}"{% if ref == "four" %} hidden{% endif %}>
<form method="post" action="/deeds/choice" data-outbox="choice"><input type="hidden" name="challenge" value="{{ ref }}">
<button name="action" value="choose">choose</button><button name="action" value="swap">swap</button></form>
<form method="post" action="/deeds/completion" data-outbox="completion">
<input type="hidden" name="challenge" value="{{ ref }}"><input name="line">
<button class="done">done</button></form>
<form method="post" action="/deeds/verdict" data-outbox="verdict">
<input type="hidden" name="challenge" value="{{ ref }}">
<button name="verdict" value="useful" aria-pressed="false">useful</button>
<button name="verdict" value="meh" aria-pressed="false">meh</button></form></article>{% endfor %}
<form method="post" action="/deeds/choice" data-outbox="choice">
<button name="action" value="skip">not today</button></form>
</challenge-cards></details>"""

SHEET = """<add-sheet><form method="post" action="/deeds/surprise" data-outbox="surprise">
<input name="what" required><input name="for_whom"><button class="save">save</button>
<p data-saved hidden>saved</p></form>
</add-sheet>"""

PARTS = """{% from "macros/teapot.html" import pot %}{% from "macros/streak.html" import streak %}
{{ pot({"temperature": 21, "state": "cold"}, "Delivery", own=true) }}{{ streak(0, 2) }}
<push-setup data-key="BAAA"><p data-when-state="ask">may we?</p><p data-when-state="on">on</p>
<p data-when-state="denied failed">alas</p><button data-subscribe>yes</button><button data-test>try</button>
<push-outcome><i data-when-outcome="waiting" hidden>going</i><i data-when-outcome="gone" hidden>lost</i></push-outcome>
<input type="checkbox" data-detail><button data-unsubscribe>no more</button></push-setup>
<p data-push-blocked hidden>blocked</p>
<install-steps><p data-device="ios">share</p><p data-device="android">menu</p><p data-device="desktop">bar</p>
<button data-install hidden>install</button></install-steps>
{% from "macros/print.html" import print_button %}{{ print_button("by the menu") }}
<form id="composer"><input name="title"><input type="radio" name="courage" value="3"></form>
<live-card for="composer"><b data-field="title">A title</b></live-card>
<clap-button data-left="2"><form method="post" action="/deeds/applause" data-outbox="applause">
<input type="hidden" name="target" value="surprise:1"><button>clap<b data-claps>4</b></button></form></clap-button>"""

UNSENT = """{% import "me/unsent_parts.html" as parts with context %}{{ parts.frame() }}"""

PORTAL = "<!doctype html><html><title>Free wifi</title><h1>Please accept our conditions</h1></html>"
