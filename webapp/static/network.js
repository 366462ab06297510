"use strict";
// Draw the network that the page holds, where the server placed it; open panels; unfold neighbours.
(() => {
  const box = document.getElementById("net");
  if (!box) return;
  const given = JSON.parse(document.getElementById("net-data").textContent);
  const panel = document.getElementById("panel");
  const status = document.getElementById("net-status");
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const FAMILY_COLORS = {
    SNUBBED: "--snub", CLASHED_WITH: "--clash", COOPERATED_WITH: "--cooperation", APPEALED_TO: "--appeal",
    ALLIED_WITH: "--tie", MEMBER_OF: "--tie",
  };

  const nodeLook = (node) => ({
    ...node,
    borderWidth: 1.5,
    borderWidthSelected: 3,
    color: {
      background: node.color, border: color("--net-border"),
      highlight: { background: node.color, border: color("--ink") },
      hover: { background: node.color, border: color("--ink") },
    },
    font: { color: color("--ink"), size: 15, face: "Public Sans, sans-serif", strokeWidth: 4, strokeColor: color("--stage") },
    title: tip(`${node.name} (${node.kind})`),
  });
  const edgeLook = (edge) => {
    const line = color(FAMILY_COLORS[edge.family] ?? "--tie");
    return { ...edge, color: { color: line, highlight: line, hover: line, opacity: 0.9 }, title: tip(edge.name), selectionWidth: 1.5, hoverWidth: 0.8 };
  };
  function tip(text) {
    const element = document.createElement("span");
    element.textContent = text;
    return element;
  }

  const plainNodes = new Map(given.nodes.map((node) => [node.id, cleanNode(node)]));
  const plainEdges = new Map(given.edges.map((edge) => [edge.id, cleanEdge(edge)]));
  function cleanNode({ id, label, shape, size, color: fill, x, y, name, kind }) {
    return { id, label, shape, size, color: fill, x, y, name, kind };
  }
  function cleanEdge({ id, from, to, width, smooth, family, count, dashes, arrows, name }) {
    return { id, from, to, width, smooth, family, count, dashes, arrows, name };
  }

  const nodes = new vis.DataSet([...plainNodes.values()].map(nodeLook));
  const edges = new vis.DataSet([...plainEdges.values()].map(edgeLook));
  const network = new vis.Network(box, { nodes, edges }, {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, tooltipDelay: 150, hideEdgesOnDrag: plainEdges.size > 400, zoomSpeed: 0.6 },
    nodes: { shapeProperties: { interpolation: false } },
  });
  network.once("afterDrawing", () => {
    fit();
    box.dataset.drawn = String(Math.round(performance.now()));
  });
  // Labels are drawn once more when their font has come.
  document.fonts.load('15px "Public Sans"').then(() => network.redraw(), () => undefined);
  window.ententeNetwork = network;

  function fit() { network.fit({ animation: false, maxZoomLevel: 1.25 }); }
  addEventListener("themechange", () => {
    nodes.update([...plainNodes.values()].map(nodeLook).map(withoutPlace));
    edges.update([...plainEdges.values()].map(edgeLook));
  });
  const withoutPlace = ({ x, y, ...rest }) => rest;

  // The panel: the same pages that the table links to, in their short form.
  let asked = 0;
  async function open(address, focus) {
    if (!panel) { location.href = address; return; }
    const mine = ++asked;
    panel.setAttribute("aria-busy", "true");
    let html;
    try {
      const answer = await fetch(`${address}${address.includes("?") ? "&" : "?"}panel=1`);
      html = await answer.text();
    } catch {
      html = '<div class="problem" role="alert"><p><strong>The explorer does not answer.</strong></p><p>Is it still running? Start it with: entente serve</p></div>';
    }
    if (mine !== asked) return;
    panel.innerHTML = html;
    panel.scrollTop = 0;
    panel.removeAttribute("aria-busy");
    if (focus) panel.focus({ preventScroll: false });
    else if (matchMedia("(max-width: 900px)").matches) panel.scrollIntoView({ block: "nearest" });
  }
  const period = () => new URLSearchParams({ from: box.dataset.first, to: box.dataset.last, day: box.dataset.day });
  function openNode(id, focus) {
    if (!panel) return;
    open(`/actors/${encodeURIComponent(id)}?day=${box.dataset.day}`, focus);
  }
  function openEdge(id) {
    if (!panel) return;
    const edge = plainEdges.get(id);
    const query = period();
    query.set("source", edge.from); query.set("target", edge.to); query.set("kind", edge.family);
    for (const told of box.dataset.statuses.split(" ")) query.append("status", told);
    open(`/events?${query}`, false);
  }
  network.on("click", ({ nodes: picked, edges: lines }) => {
    if (picked.length) { current = picked[0]; openNode(picked[0], false); }
    else if (lines.length) openEdge(lines[0]);
  });
  network.on("doubleClick", ({ nodes: picked }) => { if (picked.length && panel) expand(picked[0]); });
  network.on("hoverNode", () => { box.classList.add("pointing"); });
  network.on("blurNode", () => { box.classList.remove("pointing"); });
  network.on("hoverEdge", () => { box.classList.add("pointing"); });
  network.on("blurEdge", () => { box.classList.remove("pointing"); });
  panel?.addEventListener("click", (event) => {
    const button = event.target.closest("[data-expand]");
    if (button) expand(button.dataset.expand);
  });

  async function expand(id) {
    const { x, y } = network.getPosition(id);
    const query = period();
    query.set("x", x.toFixed(1)); query.set("y", y.toFixed(1)); query.set("ties", box.dataset.ties);
    query.set("claims", box.dataset.claims); query.set("pledge", box.dataset.pledge);
    query.set("shown", [...plainNodes.keys()].join(","));
    for (const family of box.dataset.families.split(" ")) query.append("family", family);
    for (const told of box.dataset.statuses.split(" ")) query.append("status", told);
    const answer = await fetch(`/expand/${encodeURIComponent(id)}?${query}`);
    if (!answer.ok) { say("Nothing could be unfolded."); return; }
    const more = await answer.json();
    const newNodes = more.nodes.map(cleanNode).filter((n) => !plainNodes.has(n.id));
    const newEdges = more.edges.map(cleanEdge).filter((e) => !plainEdges.has(e.id));
    for (const node of newNodes) plainNodes.set(node.id, node);
    for (const edge of newEdges) plainEdges.set(edge.id, edge);
    nodes.add(newNodes.map(nodeLook));
    edges.add(newEdges.map(edgeLook));
    const shown = document.querySelector("[data-shown]");
    if (shown) shown.textContent = plainNodes.size.toLocaleString("en");
    say(newNodes.length ? `${newNodes.length} more around ${plainNodes.get(id).name}.` : `Nothing more around ${plainNodes.get(id).name} with these filters.`);
    network.selectNodes([id]);
  }
  function say(text) {
    status.textContent = text;
    const note = document.querySelector(".panel-actions");
    if (note) {
      note.querySelector(".said")?.remove();
      const said = document.createElement("span");
      said.className = "said quiet";
      said.textContent = text;
      note.append(said);
    }
  }

  // The keyboard: arrows go to the nearest actor that way, Enter opens it.
  let current = null;
  const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  function step([dx, dy]) {
    const places = network.getPositions();
    if (current === null || !places[current]) return select(Object.keys(places)[0]);
    const from = places[current];
    let best = null, least = Infinity;
    for (const [id, place] of Object.entries(places)) {
      const along = (place.x - from.x) * dx + (place.y - from.y) * dy;
      const aside = Math.abs((place.x - from.x) * dy) + Math.abs((place.y - from.y) * dx);
      const cost = along + 2 * aside;
      if (id !== current && along > 1 && cost < least) { best = id; least = cost; }
    }
    if (best) select(best);
  }
  function select(id) {
    current = id;
    network.selectNodes([id]);
    const { x, y } = network.canvasToDOM(network.getPosition(id));
    if (x < 40 || y < 40 || x > box.clientWidth - 40 || y > box.clientHeight - 40) network.moveTo({ position: network.getPosition(id) });
    const lines = network.getConnectedEdges(id).length;
    say(`${plainNodes.get(id).name}, ${lines} line${lines === 1 ? "" : "s"}.`);
  }
  const zoom = (by) => network.moveTo({ scale: network.getScale() * by });
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (WAYS[event.key]) step(WAYS[event.key]);
    else if (event.key === "Enter" && current !== null) openNode(current, true);
    else if (event.key.toLowerCase() === "e" && current !== null && panel) expand(current);
    else if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  });
  panel?.addEventListener("keydown", (event) => { if (event.key === "Escape") box.focus(); });
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => ({ in: () => zoom(1.25), out: () => zoom(0.8), fit })[button.dataset.zoom]());
  }
})();
