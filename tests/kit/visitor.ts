import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { whatAxeFinds, whatIsWrong, whatOverflows } from './everyPage.ts'
import type { Way } from './telling.ts'

/** How long something that should be on a page may keep a test waiting, and how long a page, in milliseconds. */
const PATIENCE = 4_000
const PATIENCE_FOR_PAGES = 15_000

/**
 * Somebody at a browser, and what they can do: open an address, follow a link, write, choose, press a button. Every page they
 * come to is checked. What their hands do is counted.
 */
export class Visitor {
  readonly page: Page
  readonly way: Way
  /** The answer to the page they are on. */
  status = 0
  /** What their hands have done since `beginsToCount`. */
  effort = { presses: 0, letters: 0 }
  readonly #complaints: string[] = []

  constructor(page: Page, way: Way) {
    this.page = page
    this.way = way
    page.setDefaultTimeout(PATIENCE)
    page.setDefaultNavigationTimeout(PATIENCE_FOR_PAGES)
    page.on('response', (response) => {
      if (response.request().isNavigationRequest()) this.status = response.status()
      if (response.status() >= 500) this.#complaints.push(`${response.request().method()} ${response.url()} answered ${response.status()}`)
    })
    // A violation of the content security policy, a missing asset: the browser says so here.
    page.on('console', (message) => {
      const isOfThePage = /Failed to load resource/.test(message.text()) && message.location().url === page.url()
      // Whoever took the network away knows.
      const isWithoutNetwork = /net::ERR_INTERNET_DISCONNECTED/.test(message.text())
      if (message.type() === 'error' && !isOfThePage && !isWithoutNetwork)
        this.#complaints.push(`the browser says: ${message.text()} (${message.location().url})`)
    })
    page.on('pageerror', (problem) => this.#complaints.push(`the browser says: ${problem.message}`))
  }

  /** Opens an address, as from a bookmark or a message. */
  async open(path: string) {
    await this.page.goto(path)
    await this.looksRight()
  }

  /** Follows a link, also one that looks like a button and says that it is one. */
  async follow(name: string | RegExp) {
    const asButton = this.page.getByRole('button', { name, exact: true }).and(this.page.locator('a'))
    const link = this.page.getByRole('link', { name, exact: true }).or(asButton)
    await this.#goesOn(() => link.first().click())
  }

  async press(name: string | RegExp) {
    await this.#goesOn(() => this.page.getByRole('button', { name, exact: true }).click())
  }

  /** Writes into the field with a label. */
  async write(label: string | RegExp, text: string) {
    const field = this.page.getByLabel(label, { exact: true })
    await field.fill(text)
    this.effort.presses += 1
    this.effort.letters += text.length
  }

  /** Chooses one of several; `of` names the question when the same answer stands under more than one. */
  async choose(answer: string | RegExp, { of }: { of?: string | RegExp } = {}) {
    const within = of ? this.page.getByRole('group', { name: of }) : this.page
    await within.getByRole('radio', { name: answer, exact: true }).check()
    this.effort.presses += 1
  }

  async tick(label: string | RegExp) {
    await this.page.getByRole('checkbox', { name: label, exact: true }).check()
    this.effort.presses += 1
  }

  /** Picks from a list that opens. */
  async pick(label: string | RegExp, option: string) {
    await this.page.getByLabel(label, { exact: true }).selectOption({ label: option })
    this.effort.presses += 2
  }

  /** Chooses a file to send. */
  async attach(label: string | RegExp, file: { name: string; content: string }) {
    await this.page.getByLabel(label, { exact: true }).setInputFiles({ name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.content, 'latin1') })
    this.effort.presses += 2
  }

  /** Enters a day, given as 2026-12-03, into its three boxes. */
  async enterDay(question: string | RegExp, day: string) {
    const boxes = this.page.getByRole('group', { name: question })
    const [year = '', month = '', date = ''] = day.split('-')
    for (const [label, text] of [
      ['Day', String(Number(date))],
      ['Month', String(Number(month))],
      ['Year', year],
    ] as const) {
      await boxes.getByLabel(label, { exact: true }).fill(text)
      this.effort.presses += 1
      this.effort.letters += text.length
    }
  }

  async sees(words: string | RegExp) {
    const found = await this.page.getByRole('main').getByText(words).filter({ visible: true }).count()
    expect(found, `"${words}" on ${this.page.url()}, which says:\n${await this.says()}`).toBeGreaterThan(0)
  }

  async seesNot(words: string | RegExp) {
    expect(await this.page.getByText(words).filter({ visible: true }).count(), `"${words}" on ${this.page.url()}`).toBe(0)
  }

  /** The words of the page. */
  says = () => this.page.getByRole('main').ariaSnapshot()
  heading = async () => (await this.page.getByRole('heading', { level: 1 }).textContent())?.trim()
  path = () => new URL(this.page.url()).pathname

  beginsToCount() {
    this.effort = { presses: 0, letters: 0 }
  }

  /**
   * How long the work since `beginsToCount` takes somebody of average skill, in seconds, by the keystroke-level model: 1.35 to
   * think and 1.1 to point before each press of 0.2, and 0.28 for each letter (Card, Moran and Newell, 1980).
   */
  secondsOfWork() {
    const { presses, letters } = this.effort
    return presses * (1.35 + 1.1 + 0.2) + letters * 0.28
  }

  /** Fails when the page they are on is not as every page must be. */
  async looksRight() {
    expect(await this.whatLooksWrong(), `${this.page.url()} (${this.status}), ${this.way.name}`).toEqual([])
  }

  /** What is wrong with the page they are on, as far as this way can tell. */
  async whatLooksWrong({ withAxe = this.way.hasScript } = {}): Promise<string[]> {
    const { page, way } = this
    const wrong = [
      ...this.#complaints.splice(0),
      ...(await whatIsWrong(page)),
      // axe waits on timers of the page, which stand still without JavaScript; the same pages are seen with it in the other ways.
      ...(withAxe ? await whatAxeFinds(page) : []),
      ...(way.viewport.width < 600 ? await whatOverflows(page) : []),
    ]
    return wrong.map((each) => `${this.path()} ${each}`)
  }

  leave = () => this.page.context().close()

  async #goesOn(act: () => Promise<void>) {
    this.effort.presses += 1
    const loaded = this.page.waitForEvent('load', { timeout: PATIENCE_FOR_PAGES })
    await Promise.all([loaded, act()])
    await this.looksRight()
  }
}
