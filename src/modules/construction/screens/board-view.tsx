// The board: a column for each stage, a card for each project that stands at it; arrows move among cards, a button says a stage is over.
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { useMay } from '../../../ui/me.tsx'
import { usePrinting } from '../../../ui/use-printing.ts'
import { stageDated } from '../contract/kinds.ts'
import type { ProgrammeRow } from '../contract/programme.ts'
import { Stage } from '../contract/stages.ts'
import './programme.css'
import { programmeText } from './programme-text.ts'
import { type Asked, SayForm } from './say-form.tsx'
import { constructionWords } from './words.ts'

/** Cards of a column before somebody asks for more. */
const FIRST = 30

export function BoardView({
  rows,
  today,
  place,
}: {
  rows: readonly ProgrammeRow[]
  today: string
  place: (row: ProgrammeRow) => string
}) {
  const t = useText(programmeText)
  const w = useText(constructionWords)
  const { number, day } = useFormats()
  const may = useMay()
  const writes = may('construction.write')
  const printing = usePrinting()
  const [most, setMost] = useState<Readonly<Record<string, number>>>({})
  const [asked, setAsked] = useState<Asked>()
  const at = Map.groupBy(
    rows.filter((r) => r.out === null),
    (r) => r.stage ?? 'opened',
  )
  const columns = [...Stage.options, 'opened' as const].filter((s) => at.has(s))
  const toEnd = (row: ProgrammeRow) => {
    if (row.stage === null) return
    setAsked({
      ...{ book: row.book, about: row.id, kind: stageDated, title: t.overOf(w.stages[row.stage], row.name) },
      ...{
        fixed: { stage: row.stage, of: 'actual' },
        fields: [{ name: 'on', label: t.day, kind: 'date', start: today }],
      },
    })
  }
  const drop = (event: DragEvent, column: string) => {
    event.preventDefault()
    const row = rows.find((r) => r.id === event.dataTransfer.getData('text/plain'))
    // a card goes on, never back: a day that was wrong is taken back in the project, with why
    if (row?.stage && columns.indexOf(column as Stage) > columns.indexOf(row.stage)) toEnd(row)
  }
  return (
    <div className="stack">
      <p className="soft">{t.boardAbout}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form, and does not scroll */}
      <div className="board" onKeyDown={moveAmongCards} role="group" aria-label={t.tabs.board}>
        {columns.map((column) => {
          const cards = at.get(column) ?? []
          const shown = printing ? cards.length : (most[column] ?? FIRST)
          const name = column === 'opened' ? w.stages.open : column === 'open' ? t.opening : w.stages[column]
          return (
            <section
              key={column}
              className="board-column"
              aria-label={`${name}: ${number(cards.length)}`}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => drop(event, column)}
            >
              <h2>
                {name} <span className="soft">{number(cards.length)}</span>
              </h2>
              <ul>
                {cards.slice(0, shown).map((row) => {
                  const late = row.stage !== null && row.due !== null && row.due < today
                  return (
                    <li
                      key={row.id}
                      className="board-card"
                      draggable={writes && row.stage !== null}
                      onDragStart={(event) => event.dataTransfer.setData('text/plain', row.id)}
                    >
                      <Link className="board-link" to={`/obras/${row.book}/${row.id}`}>
                        {row.name}
                      </Link>
                      <span className="soft">
                        {[place(row), row.places === null ? '' : t.places(number(row.places))]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                      {row.stage === null ? null : late ? (
                        <span className="row">
                          <Chip state="urgent">{t.late}</Chip>
                          <span>{t.due(day(row.due!))}</span>
                        </span>
                      ) : (
                        <span className="soft">{row.due ? t.due(day(row.due)) : t.noDue}</span>
                      )}
                      {writes && row.stage !== null ? (
                        <Button
                          look="quiet"
                          label={t.overOf(w.stages[row.stage], row.name)}
                          onPress={() => toEnd(row)}
                        >
                          {t.over}
                        </Button>
                      ) : null}
                    </li>
                  )
                })}
              </ul>
              {cards.length > shown ? (
                <Button look="quiet" onPress={() => setMost({ ...most, [column]: shown + 10 * FIRST })}>
                  {t.more(number(cards.length - shown))}
                </Button>
              ) : null}
            </section>
          )
        })}
      </div>
      {asked ? <SayForm key={asked.title} asked={asked} onClose={() => setAsked(undefined)} /> : null}
    </div>
  )
}

/** Up and down within a column, left and right to the card at the same height of the next column that has any. */
function moveAmongCards(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key]
  const here = (event.target as HTMLElement).closest('.board-card')
  if (!step || !here) return
  const columns = [...event.currentTarget.querySelectorAll('.board-column')].map((c) => [
    ...c.querySelectorAll<HTMLElement>('.board-card'),
  ])
  const column = columns.findIndex((c) => c.includes(here as HTMLElement))
  const row = columns[column]!.indexOf(here as HTMLElement)
  const next = columns[column + step[0]!]
  const to = next?.[Math.min(next.length - 1, Math.max(0, row + step[1]!))]
  if (!to) return
  event.preventDefault()
  to.querySelector<HTMLElement>('a')?.focus()
}
