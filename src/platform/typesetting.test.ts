// A document comes out accessible and in our face, a bad source is told, an endless one ended, and no file of the machine is named.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unpackWoff } from './font-unpacking.ts'
import { pdfAnswer, typeset } from './typesetting.ts'

const source = `#import "/nido.typ": *
#let d = json("/data.json")
#show: report.with(title: d.title, party: d.party, day: (2026, 11, 27), shown-day: "27 nov 2026", version: "Versión 1", foot: "Nido")
#headline((("12 a 18", "niñas y niños"),))
== Tabla
#rows(("Turno", "Personas"), d.rows, right: (1,))
#chart("/bars.svg", alt: "Barras", caption: [Por turno])
#caution[No es una estimación causal.]
`
const data = { title: 'Estudio', party: 'Maquila Ñandú', rows: [['Matutino', '120']] }
const bars =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 20"><rect width="60" height="20" fill="#0E5A4B"/></svg>'

describe('typesetting', () => {
  it('makes a tagged PDF/UA document in the face of the screens', async () => {
    const done = await typeset(source, data, { files: { '/bars.svg': bars } })
    const text = Buffer.from(done.pdf).toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text).toContain('pdfuaid')
    expect(text).toContain('/StructTreeRoot')
    expect(text).toContain('AtkinsonHyperlegibleNext')
    expect(done.pages).toBe(1)
    expect(pdfAnswer(done, 'Estudio: Ñandú').headers.get('content-disposition')).toBe(
      'inline; filename="Estudio-N-andu.pdf"',
    )
  })

  it('says what is wrong with a source, and refuses an image nobody can hear', async () => {
    await expect(typeset('#unknown()', {})).rejects.toThrow(/unknown variable/)
    const silent = source.replace('alt: "Barras", ', '')
    await expect(typeset(silent, data, { files: { '/bars.svg': bars } })).rejects.toThrow(/missing alt text/)
  })

  it('is ended when it takes too long, and the next document is set all the same', async () => {
    const endless = '#for i in range(100000) { for j in range(100000) { let x = i + j } }'
    await expect(typeset(endless, {}, { seconds: 0.5 })).rejects.toMatchObject({
      code: 'typesetting-slow',
    })
    expect((await typeset('#set document(title: "x")\n= Bien', {})).pages).toBe(1)
  })

  it('cannot name a file of the machine', async () => {
    await expect(typeset('#read("/etc/passwd")', {})).rejects.toThrow()
    await expect(typeset('#read("../../package.json")', {})).rejects.toThrow()
  })

  it('unpacks a web font whole, and nothing else', () => {
    const find = createRequire(import.meta.url)
    const folder = dirname(find.resolve('@fontsource/atkinson-hyperlegible-next/package.json'))
    const font = unpackWoff(
      readFileSync(join(folder, 'files/atkinson-hyperlegible-next-latin-400-normal.woff')),
    )
    expect(font.readUInt32BE(0)).toBe(0x00010000)
    expect(() => unpackWoff(Buffer.from('wOF2…'))).toThrow(/WOFF/)
  })
})
