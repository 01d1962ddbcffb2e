// Support plans and doubts in a real browser: what is done today is noted in one touch, a doubt in a few, in both sizes and languages.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { card, facts, gesture, LOOKS, lawful, roomPages, SMALL } from './room-page.ts'

const open = roomPages(4639, SMALL)
const said = async (page: Page, kind: string) => (await facts(page)).filter((f) => f.kind === kind)

describe.each(LOOKS)('at $size.width px in $language', ({ size, language }) => {
  test('the plan of the room is in sight, what was done is said once, and a doubt needs its words', async () => {
    const page = await open('n=20&plan=1', size, language)
    await gesture(page, 'support')
    await page.getByText('Decir su nombre de frente y esperar').waitFor()
    await lawful(page, `supports-${size.width}-${language}`, 'main:not([hidden]) button', true)
    await page.locator('main section li button').first().click()
    await expect.poll(async () => (await said(page, 'referrals.plan-tried')).length).toBe(1)
    await expect.poll(() => page.locator('main section li button').count()).toBe(0)
    await page.locator('main > .row > button').first().click()
    await card(page, 'Sofía Guadalupe').click()
    await gesture(page, 'support')
    await page.locator('main > .row > button').nth(1).click()
    const save = page.locator('main section.form button').first()
    await save.click()
    await page.locator('main section.form .field-error:visible').first().waitFor()
    expect(await said(page, 'referrals.doubt-noted')).toEqual([])
    await page.locator('main section.form input[type=radio]').nth(3).check()
    await page.locator('main section.form textarea').fill('No apoya el pie')
    await lawful(page, `doubt-${size.width}-${language}`, 'main:not([hidden]) button', true)
    await save.click()
    await expect.poll(async () => (await said(page, 'referrals.doubt-noted')).length).toBe(1)
    const [doubt] = await said(page, 'referrals.doubt-noted')
    expect(doubt!.payload).toMatchObject({ source: 'other', words: 'No apoya el pie', on: '2026-11-20' })
  })
})
