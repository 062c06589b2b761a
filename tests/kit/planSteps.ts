import type { Visitor } from './visitor.ts'

// What several journeys do with a plan.

/** The device code of these journeys. */
export const CODE = 'heron-7'
export const OFFLINE = '/ashcombe/my-plan/offline'

/** Keeps her plan on the device in her hand. */
export async function keepsHerPlan(visitor: Visitor) {
  await visitor.open('/ashcombe/my-plan/device')
  await visitor.write('Choose a device code', CODE)
  await visitor.write('The same code again', CODE)
  await visitor.tick('This device is mine, and not shared')
  await visitor.page.getByRole('button', { name: 'Keep it here' }).click()
  await visitor.page.waitForURL(`**${OFFLINE}`, { timeout: 20_000 })
  await visitor.page.getByLabel('Your device code').waitFor()
  await visitor.looksRight()
}

/** Opens the plan that the device keeps. */
export async function opensIt({ page }: Visitor, code = CODE) {
  await page.getByLabel('Your device code').fill(code)
  await page.getByRole('button', { name: 'Open my plan' }).click()
  await page.locator('.lw-saved').waitFor({ timeout: 15_000 })
}

/** Adds a page on the device, and stands where it is written on. */
export async function addsAPage({ page }: Visitor, kind: string, title: string) {
  await page.getByRole('link', { name: 'Add a page' }).click()
  await page.getByRole('radio', { name: kind }).check()
  await page.getByLabel('What you call it').fill(title)
  await page.getByRole('button', { name: 'Add the page' }).click()
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
}

/** Waits until the device says where what was written is. */
export const status = ({ page }: Visitor, words: string) => page.locator('.lw-saved').getByText(words).waitFor({ timeout: 15_000 })

/** Shares the page she has just written, and reads what she gives her sister. */
export async function whenSheSharesItWithHerSister(rosa: Visitor): Promise<{ link: string; code: string }> {
  await rosa.follow('Share it')
  await rosa.choose('Somebody else, by a link')
  await rosa.write('Their name', 'Dina')
  await rosa.choose('Look')
  await rosa.press('See it as they will')
  await rosa.sees('Ring Dina first')
  await rosa.press('Share this')
  const link = await rosa.page.getByRole('textbox', { name: 'The link' }).inputValue()
  return { link, code: (await rosa.page.locator('.lw-code').textContent()) ?? '' }
}

/** Makes a card for the pages of a crisis, and reads its address. */
export async function whenSheMakesACard(rosa: Visitor): Promise<string> {
  await rosa.open('/ashcombe/my-plan/card')
  await rosa.follow('Make a card')
  await rosa.write('Who else should hear at once that it was opened?', 'Dina')
  await rosa.write('Their e-mail address or mobile number', 'dina@people.example')
  await rosa.press('Save')
  await rosa.follow('Print the card')
  return `http://${((await rosa.page.locator('.lw-card__link').textContent()) ?? '').replaceAll(/\s/g, '')}`
}
