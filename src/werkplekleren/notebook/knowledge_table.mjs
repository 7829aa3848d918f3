// An editable table of a knowledge map. It holds no wording: all words come with the model.

const NOT_APPLICABLE = "-"

const slug = name => name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "x"

const part = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

function render({ model, el }) {
  el.dataset.lmSuppressShortcuts = "true" // else JupyterLab takes digits and arrows for its own
  const root = el.shadowRoot ?? el.attachShadow({ mode: "open" })
  const words = model.get("words")
  const scale = model.get("scale")
  const history = []
  const place = { row: 0, column: 0 }

  const style = part("style")
  style.textContent = model.get("css")
  const status = part("p", { class: "status", role: "status" })
  const frame = part("div", { class: "frame" })
  const undo = part("button", { type: "button", class: "undo", disabled: "" }, words["undo"])
  const adders = part("div", { class: "adders" }, undo, adder("people", words["add-person"]), adder("topics", words["add-topic"]))
  root.replaceChildren(style, part("div", { class: "table", lang: model.get("language") }, part("p", { class: "help" }, words["help"]), frame, status, adders))

  const level = (topic, person) => model.get("levels")[topic]?.[person]
  const meaning = value => value === undefined ? words["unknown"] : value === NOT_APPLICABLE ? words["not-applicable"] : scale[value]?.title ?? ""

  function put(topic, person, value, remember = true) {
    const before = level(topic, person)
    if (before === value) return
    if (remember) history.push([topic, person, before])
    const row = { ...model.get("levels")[topic] }
    if (value === undefined) delete row[person]
    else row[person] = value
    model.set("levels", { ...model.get("levels"), [topic]: row })
    model.save_changes()
    undo.disabled = history.length === 0
  }

  function next(value) { // not known, then each level, then not for this person
    if (value === undefined) return 0
    if (value === NOT_APPLICABLE) return undefined
    return value + 1 < scale.length ? value + 1 : NOT_APPLICABLE
  }

  function able(topic) {
    return model.get("people").filter(person => {
      const value = level(topic.id, person.id)
      return typeof value === "number" && value >= topic.level
    }).length
  }

  function cell(topic, person, row, column) {
    const value = level(topic.id, person.id)
    const here = row === place.row && column === place.column
    const made = part("td", { role: "gridcell", tabindex: here ? "0" : "-1", "aria-label": `${topic.title}, ${person.title}: ${meaning(value)}` })
    made.textContent = value === undefined ? "?" : value === NOT_APPLICABLE ? "–" : String(value)
    made.dataset.step = value === undefined ? "unknown" : value === NOT_APPLICABLE ? "none" : String(scale[value]?.step ?? 0)
    made.dataset.row = row
    made.dataset.column = column
    return made
  }

  function counted(topic) {
    const count = able(topic)
    const enough = count >= topic.people
    const text = enough ? String(count) : words["short"].replace("{able}", count).replace("{required}", topic.people)
    return part("td", { role: "gridcell", class: enough ? "count" : "count few" }, text)
  }

  function draw(focus = false) {
    const people = model.get("people")
    const topics = model.get("topics")
    const heads = people.map(person => part("th", { role: "columnheader", scope: "col" }, part("span", {}, person.title)))
    const table = part("table", { role: "grid", "aria-label": model.get("title") },
      part("thead", {}, part("tr", { role: "row" }, part("th", { role: "columnheader", scope: "col" }, words["topic"]), ...heads,
        part("th", { role: "columnheader", scope: "col" }, words["able"]))),
      part("tbody", {}, ...topics.map((topic, row) => part("tr", { role: "row" }, part("th", { role: "rowheader", scope: "row" }, topic.title),
        ...people.map((person, column) => cell(topic, person, row, column)), counted(topic)))))
    frame.replaceChildren(table)
    if (focus) at(place.row, place.column)?.focus()
  }

  const at = (row, column) => frame.querySelector(`td[data-row="${row}"][data-column="${column}"]`)

  function go(row, column) {
    const found = at(row, column)
    if (!found) return
    at(place.row, place.column)?.setAttribute("tabindex", "-1")
    Object.assign(place, { row, column })
    found.setAttribute("tabindex", "0")
    found.focus()
  }

  function edit(change) {
    const topic = model.get("topics")[place.row]
    const person = model.get("people")[place.column]
    put(topic.id, person.id, change(level(topic.id, person.id)))
    draw(true)
    status.textContent = at(place.row, place.column).getAttribute("aria-label")
  }

  frame.addEventListener("keydown", event => {
    const focused = event.target.closest("td[data-row]")
    if (!focused || event.ctrlKey || event.metaKey || event.altKey) return
    const row = Number(focused.dataset.row)
    const column = Number(focused.dataset.column)
    const steps = {
      ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
      Home: [row, 0], End: [row, model.get("people").length - 1],
    }
    if (event.key in steps) go(...steps[event.key])
    else if (/^[0-9]$/.test(event.key) && Number(event.key) < scale.length) edit(() => Number(event.key))
    else if (event.key === NOT_APPLICABLE) edit(() => NOT_APPLICABLE)
    else if (event.key === "Delete" || event.key === "Backspace") edit(() => undefined)
    else if (event.key === "Enter" || event.key === " ") edit(next)
    else return
    event.preventDefault()
    event.stopPropagation()
  })

  frame.addEventListener("click", event => {
    const clicked = event.target.closest("td[data-row]")
    if (!clicked) return
    const again = Number(clicked.dataset.row) === place.row && Number(clicked.dataset.column) === place.column && root.activeElement === clicked
    go(Number(clicked.dataset.row), Number(clicked.dataset.column))
    if (again && clicked.dataset.clicked) edit(next)
    at(place.row, place.column).dataset.clicked = "yes"
  })

  undo.addEventListener("click", () => {
    const [topic, person, value] = history.pop()
    put(topic, person, value, false)
    undo.disabled = history.length === 0
    draw()
  })

  function adder(list, label) {
    const name = part("input", { type: "text", maxlength: "300", "aria-label": `${label}: ${words["name"]}`, autocomplete: "off" })
    const form = part("form", {}, name, part("button", { type: "submit" }, label))
    form.addEventListener("submit", event => {
      event.preventDefault()
      const title = name.value.trim()
      if (!title) return
      const there = model.get(list)
      if (there.some(one => one.title === title)) {
        status.textContent = words["already"].replace("{name}", title)
        return
      }
      const taken = new Set(there.map(one => one.id))
      let id = slug(title)
      for (let number = 2; taken.has(id); number++) id = `${slug(title)}-${number}`
      const asked = list === "topics" ? { level: scale[0].independent, people: 2 } : {}
      model.set(list, [...there, { id, title, ...asked }])
      model.save_changes()
      name.value = ""
      draw()
      name.focus()
    })
    return form
  }

  const redraw = () => draw(frame.contains(root.activeElement))
  const watched = ["change:levels", "change:people", "change:topics"]
  for (const change of watched) model.on(change, redraw)
  draw()
  return () => { for (const change of watched) model.off(change, redraw) }
}

export default { render }
