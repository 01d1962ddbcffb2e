// Progress at the console: one moving line for a person, a line per tenth for a log.
import { expect, test } from 'vitest'
import { printer, progressLine, span } from './progress.ts'

function screen(isTTY: boolean) {
  let text = ''
  return { isTTY, columns: 120, write: (t: string) => (text += t), text: () => text }
}

test('a line says what, how much and how long', () => {
  expect(progressLine('Cargando', 1500, 6000, 10_000)).toBe(
    `Cargando  ${'█'.repeat(6)}${'░'.repeat(18)}  25 %  1,500 de 6,000  faltan 30 s`,
  )
  expect(progressLine('Cargando', 6000, 6000, 80_000)).toContain('100 %  6,000 de 6,000  listo en 1 min 20 s')
  expect(progressLine('Nada', 0, 0, 0)).toContain('100 %')
  expect(span(0.2)).toBe('1 s')
})

test('a log gets a line per tenth, and lines in between stay whole', () => {
  const out = screen(false)
  const { progress, say } = printer(out, () => 0)
  for (let i = 0; i <= 1000; i++) progress('Cargando', i, 1000)
  say('fin')
  const lines = out.text().trimEnd().split('\n')
  expect(lines).toHaveLength(12)
  expect(lines.at(-1)).toBe('fin')
})

test('a person sees one line move, and what is said goes under it', () => {
  const out = screen(true)
  const { progress, say } = printer(out, () => 0)
  progress('Cargando', 1, 4)
  progress('Cargando', 2, 4)
  say('aviso')
  progress('Cargando', 4, 4)
  say('fin')
  expect(out.text().split('\n')).toHaveLength(5)
  expect(out.text()).toContain('\r\u001b[K')
})
