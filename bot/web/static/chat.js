// Makes the page answer without reloading. Everything here also works without it, by plain forms.
// It words and draws nothing itself: the server sends the same markup as for the whole page.
"use strict";
(() => {
  const LOOK_FIRST = 5000, LOOK_LAST = 60000, RETRY_LAST = 30000, PATIENCE = 40000;
  const LEAVE_KEY_TIMES = 3, LEAVE_KEY_WITHIN = 2000, BUSY_AFTER = 400;

  const home = document.documentElement.dataset.home; // another path inside a city's own site
  const find = (selector, root = document) => root.querySelector(selector);
  const lines = () => document.querySelectorAll("[role=log] > ol > li");
  const others = "BroadcastChannel" in window ? new BroadcastChannel("accroche") : null;
  const queue = []; // what the person said and the server has not answered yet, in order
  let sending = null, failures = 0, gone = false, pressed = null, escapes = [];
  let retryTimer = 0, lookTimer = 0, lookWait = LOOK_FIRST;

  // The last line shown: what the server sends next begins after it.
  const cursor = () => {
    const last = lines()[lines().length - 1];
    return last ? last.id.slice(1) : "";
  };
  // On a shared phone the session is in the page only.
  const held = () => (find("input[name=session]") || {}).value || "";

  // --- Saying something

  const take = (form, button) => {
    const fields = new URLSearchParams(new FormData(form));
    if (button && button.name) fields.set(button.name, button.value);
    fields.set("nonce", Array.from(crypto.getRandomValues(new Uint32Array(3))).join("-"));
    const choice = fields.get("choice");
    if (choice && queue.some((waiting) => waiting.fields.get("choice") === choice)) return;
    const written = find("textarea", form);
    const own = written && !(button && button.name);
    const line = find("#unsent-line").content.firstElementChild.cloneNode(true);
    find(".text", line).textContent = own ? written.value : button.textContent.trim();
    if (own) written.value = "";
    queue.push({ fields, line });
    find("#unsent").append(line);
    line.scrollIntoView({ block: "center" });
    flush();
  };

  // One after the other; what fails stays first and is sent again as it was, under the same name.
  const flush = async () => {
    clearTimeout(retryTimer);
    if (sending || gone || !queue.length) return;
    sending = new AbortController();
    const soon = setTimeout(tell, failures ? 0 : BUSY_AFTER, "is-busy");
    const said = queue[0];
    const html = await post(said).catch(() => null);
    clearTimeout(soon);
    sending = null;
    if (gone) return;
    if (html === null) return retryLater(said);
    failures = 0;
    queue.shift();
    said.line.remove();
    tell(null);
    draw(html, true);
    if (others) others.postMessage("said");
    lookLater(LOOK_FIRST);
    flush();
  };

  const post = async ({ fields }) => {
    const body = new URLSearchParams(fields);
    if (cursor()) body.set("after", cursor());
    if (held()) body.set("session", held());
    const late = setTimeout(() => sending && sending.abort(), PATIENCE);
    try {
      const response = await fetch(`${home}suite`, { method: "POST", body, signal: sending.signal });
      return response.status < 500 ? await response.text() : null;
    } finally {
      clearTimeout(late);
    }
  };

  const retryLater = (said) => {
    failures += 1;
    tell("is-offline");
    find(".small", said.line).hidden = false;
    retryTimer = setTimeout(flush, Math.min(500 * 2 ** failures, RETRY_LAST));
  };

  // --- Showing what came of it

  // A sentence of the page in the status region; each is written once in a template.
  const tell = (name) => {
    const place = find("#state");
    if (!place || place.dataset.tells === String(name)) return;
    place.dataset.tells = name;
    place.replaceChildren(...(name ? [find(`#${name}`).content.cloneNode(true)] : []));
  };

  const draw = (html, own) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const following = find("#following", page);
    if (!following) return drawWhole(page, own);
    const region = find("[role=log]");
    // What one has just asked for is read because it gets the focus: not twice.
    if (own) region.setAttribute("aria-live", "off");
    addLines(following, find("ol", region));
    drawAnswer(find("#answer", following), own);
    if (own) {
      goOnReading(following.dataset.landing);
      setTimeout(() => region.removeAttribute("aria-live"), 1000);
    }
  };

  const addLines = (following, log) => {
    for (const line of Array.from(find("ol", following).children)) {
      const shown = document.getElementById(line.id);
      if (shown) shown.replaceWith(line);
      else log.append(line);
    }
  };

  // The text field stays: someone may be writing in it.
  const drawAnswer = (fresh, own) => {
    const answer = find("#answer"), write = find(".write", answer);
    const moved = fresh.dataset.live !== answer.dataset.live;
    const inUse = !own && answer.contains(document.activeElement) &&
      !write.contains(document.activeElement);
    if (!moved || inUse) return;
    for (const old of answer.querySelectorAll(".answers, .exits")) old.remove();
    const choices = find(".answers", fresh), exits = find(".exits", fresh);
    if (choices) write.before(choices);
    if (exits) write.after(exits);
    answer.dataset.live = fresh.dataset.live;
  };

  const drawWhole = (page, own) => {
    const draft = (find("#text") || {}).value || "", writing = document.activeElement.id === "text";
    document.documentElement.lang = page.documentElement.lang;
    document.documentElement.dir = page.documentElement.dir;
    document.title = page.title;
    document.body.replaceWith(page.body);
    history.replaceState(null, "", home);
    if (find("#text")) find("#text").value = draft;
    if (find("#unsent")) find("#unsent").append(...queue.map((waiting) => waiting.line));
    if (own) goOnReading((find("[role=log]") || { dataset: {} }).dataset.landing);
    else if (writing && find("#text")) find("#text").focus();
  };

  // Where the plain page lands; never away from words that someone is writing.
  const goOnReading = (id) => {
    const field = document.activeElement, place = document.getElementById(id) || find("main");
    if (field && field.id === "text" && field.value) return;
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView();
  };

  // --- What comes by itself: a person's answer, another tab

  const lookLater = (wait) => {
    clearTimeout(lookTimer);
    lookWait = wait;
    lookTimer = setTimeout(look, wait);
  };

  const look = async () => {
    clearTimeout(lookTimer);
    const after = cursor();
    if (document.hidden || gone) return; // seen again, it looks at once
    if (after && !sending && !queue.length) {
      const found = await lookOnce(after).catch(() => null);
      if (found && !sending && after === cursor()) {
        draw(found, false);
        return lookLater(LOOK_FIRST);
      }
    }
    if (!gone) lookLater(Math.min(lookWait * 1.5, LOOK_LAST));
  };

  const lookOnce = async (after) => {
    const shown = document.documentElement.lang;
    const headers = held() ? { Authorization: `Bearer ${held()}` } : {};
    const response = await fetch(`${home}suite?after=${after}&shown=${shown}`, { headers });
    return response.status === 200 ? response.text() : null;
  };

  // --- Leaving fast

  const leave = (erase = true) => {
    if (gone) return;
    const form = find(".quit"), neutral = find(".quit [data-to]").dataset;
    const body = new URLSearchParams(new FormData(form));
    gone = true;
    queue.length = 0;
    if (sending) sending.abort();
    document.title = neutral.title;
    document.body.hidden = true;
    if (form.target) return form.submit();
    const go = () => location.replace(neutral.to);
    if (!erase) return go();
    if (others && !held()) others.postMessage("leave");
    document.body.replaceChildren();
    const send = () => fetch("/quitter", { method: "POST", body, redirect: "manual" })
      .then(go, () => setTimeout(send, 2000)); // no line: stay blank, and erase when it is back
    send();
  };

  // --- What happens on the page

  document.addEventListener("click", (event) => {
    pressed = event.target.closest("button");
    if (pressed && pressed.id === "retry") flush();
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const to = link.getAttribute("href");
    if (link.target || !/^(#|[/]([?].*)?$)/.test(to)) return;
    event.preventDefault(); // without a trace in the tab's history, for who leaves fast
    if (to[0] === "#") goOnReading(to.slice(1));
    else location.replace(to);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.target) return; // out of the frame that a city's own site shows us in
    const path = new URL(event.target.action).pathname;
    if (path !== home && path !== "/quitter") return;
    event.preventDefault();
    if (path === "/quitter") leave();
    else take(event.target, event.target.contains(pressed) ? pressed : null);
  });
  document.addEventListener("keydown", (event) => {
    escapes = event.key === "Escape" ? [...escapes, event.timeStamp].slice(-LEAVE_KEY_TIMES) : [];
    const quick = escapes[LEAVE_KEY_TIMES - 1] - escapes[0] < LEAVE_KEY_WITHIN;
    if (escapes.length === LEAVE_KEY_TIMES && quick) leave();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    flush();
    look();
  });
  window.addEventListener("online", () => {
    flush();
    look();
  });
  window.addEventListener("pageshow", (event) => event.persisted && look());
  window.addEventListener("beforeunload", (event) => queue.length && event.preventDefault());
  if (others) {
    others.onmessage = ({ data }) => {
      if (data === "said") look();
      else if (!held()) leave(false);
    };
  }
  lookLater(LOOK_FIRST);
})();
