import 'leaflet/dist/leaflet.css'
import './map.scss'
import L from 'leaflet'

// The map beside the list: the same search, asked for as points. The list has all of it, so nothing here is the only way to anything.

interface Point {
  name: string
  placeName: string
  isFree: boolean
  latitude: number
  longitude: number
  href: string
}
interface Points {
  points: Point[]
  hasMore: boolean
  around: { latitude: number; longitude: number; name: string } | null
}

const holder = document.querySelector<HTMLElement>('[data-lw-map]')
const said = document.querySelector('[data-lw-map-said]')

if (holder) begin(holder)

function begin(element: HTMLElement) {
  const { tiles, credit, zoomIn, zoomOut } = element.dataset
  element.replaceChildren()
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = L.map(element, { zoomControl: false, attributionControl: Boolean(tiles), zoomAnimation: !still, fadeAnimation: false, maxZoom: 18, minZoom: 3 })
  map.setView([53, -1.5], 6)
  L.control.zoom({ ...(zoomIn ? { zoomInTitle: zoomIn } : {}), ...(zoomOut ? { zoomOutTitle: zoomOut } : {}) }).addTo(map)
  L.control.scale().addTo(map)
  if (tiles) {
    map.attributionControl.setPrefix(false)
    L.tileLayer(tiles, { attribution: escaped(credit ?? ''), referrerPolicy: 'origin' }).addTo(map)
  }
  const pins = L.layerGroup().addTo(map)
  const draw = async () => {
    const answer = await fetch(`${location.pathname}/points${location.search}`)
    if (answer.ok) show(element, map, pins, await answer.json())
  }
  void draw()
  document.addEventListener('lw-looked', () => void draw())
}

function show({ dataset }: HTMLElement, map: L.Map, pins: L.LayerGroup, { points, hasMore, around }: Points) {
  pins.clearLayers()
  const spots = Map.groupBy(points, ({ latitude, longitude }) => `${latitude} ${longitude}`)
  for (const here of spots.values()) {
    const [first] = here
    if (!first) continue
    const icon = L.divIcon({ className: 'lw-pin', html: here.length > 1 ? String(here.length) : '', iconSize: [28, 28], popupAnchor: [0, -10] })
    const name = here.length > 1 ? `${first.placeName || first.name} (${here.length})` : first.name
    L.marker([first.latitude, first.longitude], { icon, title: name, alt: name, keyboard: true })
      .bindPopup(() => popupOf(here, dataset['free'] ?? ''))
      .addTo(pins)
  }
  if (around)
    L.marker([around.latitude, around.longitude], {
      icon: L.divIcon({ className: 'lw-here', iconSize: [16, 16] }),
      title: around.name,
      interactive: false,
      keyboard: false,
    }).addTo(pins)
  const all: [number, number][] = [...points, ...(around ? [around] : [])].map(({ latitude, longitude }) => [latitude, longitude])
  if (all.length > 0) map.fitBounds(L.latLngBounds(all), { padding: [28, 28], maxZoom: 15, animate: false })
  if (said) said.textContent = points.length === 0 ? (dataset['none'] ?? '') : hasMore ? (dataset['more'] ?? '') : ''
}

function popupOf(here: readonly Point[], free: string): HTMLElement {
  const list = document.createElement('ul')
  list.className = 'lw-pin-list'
  for (const { name, placeName, isFree, href } of here) {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = href
    link.textContent = name
    const more = document.createElement('span')
    more.textContent = [placeName, isFree ? free : ''].filter(Boolean).join(' · ')
    item.append(link, more)
    list.append(item)
  }
  return list
}

function escaped(text: string): string {
  const element = document.createElement('span')
  element.textContent = text
  return element.innerHTML
}
