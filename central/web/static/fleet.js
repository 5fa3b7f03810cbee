// Keeps the page as the centre sees it. Elements are replaced only where they changed, so that a selection stays.
"use strict";

const fleet = document.getElementById("fleet");
const live = document.getElementById("live");

function keyed(root) {
  return new Map([...root.querySelectorAll("[data-key]")].map((element) => [element.dataset.key, element]));
}

function show(html) {
  const next = document.createElement("main");
  next.innerHTML = html;
  const before = keyed(fleet);
  const after = keyed(next);
  if (before.size !== after.size || [...after.keys()].some((key) => !before.has(key))) {
    fleet.replaceChildren(...next.childNodes);
    return;
  }
  for (const [key, element] of after) {
    if (element.outerHTML !== before.get(key).outerHTML) before.get(key).replaceWith(element);
  }
}

function connected(yes) {
  live.classList.toggle("stale", !yes);
  live.textContent = yes ? live.dataset.live : live.dataset.stale;
}

const source = new EventSource(document.body.dataset.events);
source.onopen = () => connected(true);
source.onerror = () => connected(false);
source.onmessage = (event) => show(JSON.parse(event.data));
