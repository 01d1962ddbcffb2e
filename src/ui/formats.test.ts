// Shows that figures and dates read as the screens promise, in both languages.
import { describe, expect, test } from 'vitest'
import { amountOf, decimalOf, folded, formatsOf } from './formats.ts'

const plain = (s: string) => s.replaceAll('\u00a0', ' ')
const es = formatsOf('es')
const en = formatsOf('en')

describe('formats', () => {
  test('numbers group by thousands with a comma and keep a decimal point', () => {
    expect(es.number(1234.5)).toBe('1,234.5')
    expect(es.number(236875)).toBe('236,875')
    expect(es.number(6.5, 2)).toBe('6.50')
    expect(es.number(-1234)).toBe('-1,234')
  })

  test('nothing is ever minus nought', () => {
    expect(es.number(-0)).toBe('0')
    expect(es.number(Math.round(-0.3))).toBe('0')
    expect(plain(es.percent(-0.0001, 3))).toBe('0 %')
  })

  test('a percentage says of how many, and of nothing it says nothing', () => {
    expect(plain(es.partOf(191869, 236875))).toBe('81 % de 236,875')
    expect(plain(en.partOf(191869, 236875))).toBe('81 % of 236,875')
    expect(es.percent(0, 0)).toBe('–')
  })

  test('days are civil days whatever the time zone', () => {
    expect(es.day('2026-11-20')).toBe('vie 20 nov 2026')
    expect(en.day('2026-11-20')).toBe('Fri 20 Nov 2026')
    expect(es.day('2026-09-02')).toBe('mié 2 sep 2026')
    expect(es.dayShort('2026-01-05')).toBe('5 ene')
    expect(es.month('2026-11')).toBe('nov 2026')
  })

  test('the day of an instant is the one on the clock of the place, also in the evening', () => {
    expect(es.dayOf('2026-11-21T02:00:00.000Z', 'America/Mexico_City')).toBe('vie 20 nov 2026')
  })

  test('freshness is told on the clock of the place', () => {
    expect(es.asOf('2026-11-20T16:42:00.000Z', 'America/Mexico_City')).toBe('al 20 nov, 10:42')
    expect(es.clock('2026-11-20T06:05:00.000Z', 'America/Tijuana')).toBe('22:05')
  })

  test('ages, spans and plurals', () => {
    expect(es.age('2025-08-11', '2026-11-20')).toBe('1 a 3 m')
    expect(en.age('2025-08-11', '2026-11-20')).toBe('1 y 3 mo')
    expect(plain(es.span(2))).toBe('2 min')
    expect(plain(es.span(200))).toBe('3 h')
    expect(es.span(2 * 1440)).toBe('2 días')
    expect(es.plural(1, 'niña o niño', 'niñas y niños')).toBe('1 niña o niño')
    expect(es.plural(12, 'niña o niño', 'niñas y niños')).toBe('12 niñas y niños')
  })

  test('a typed decimal takes comma or point and refuses the rest', () => {
    expect(decimalOf('6,5')).toBe(6.5)
    expect(decimalOf(' 6.50 ')).toBe(6.5)
    expect(decimalOf('12')).toBe(12)
    for (const wrong of ['', '6,5,1', 'seis', '-1', '1e3', ',']) expect(decimalOf(wrong)).toBeUndefined()
    // a comma before three figures parts thousands; before any other it is the decimal one, and is never dropped
    for (const [typed, is] of [
      ['12,500', 12_500],
      ['$ 1,234,567.5', 1_234_567.5],
      ['0,15', 0.15],
      ['546,45', 546.45],
      ['-3', -3],
      ['\u22123.5', -3.5],
    ] as const)
      expect(amountOf(typed), typed).toBe(is)
    for (const wrong of ['', '1,23,4', '12,5000,1', 'seis', '--1', '-'])
      expect(amountOf(wrong), wrong).toBeUndefined()
  })

  test('search forgives accents', () => {
    expect(folded('José Núñez')).toBe('jose nunez')
  })
})
