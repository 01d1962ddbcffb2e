// What a file is: how it was read, which table of it, what list it seems to be, and its first rows to look at.
import { useContext, useId, useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { Select } from '../../../ui/select.tsx'
import type { ReadFile } from '../contract/reading.ts'
import { type ImportDraft, listTargets } from '../contract.ts'
import { exchangeText } from './desk-text.ts'
import { addressOf, type Drafting } from './use-draft.ts'

/** A guess under this is said to be one. */
const SURE = 0.8

export type StepProps = Drafting & { readonly draft: ImportDraft }

/** What is better done first: said before anything is asked. */
export function Before({ file }: { file: ReadFile | null }) {
  if (!file?.before) return null
  return (
    <p className="alert-line" role="status" lang="es">
      {file.before}
    </p>
  )
}

export function WhatStep({ draft, file, busy, answer }: StepProps & { file: ReadFile }) {
  const all = useText(exchangeText)
  const t = all.what
  const say = useWords()
  const go = useContext(GoContext)
  const id = useId()
  const asked = useAsk(listTargets, {})
  // shown at once; the server's word comes a moment later
  const [chosen, setChosen] = useState<string>()
  const [others, setOthers] = useState(false)
  const sheet = file.sheets.find((s) => s.name === file.sheet)
  const guess = file.targets[0]
  const sure = guess !== undefined && guess.confidence >= SURE
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t.title}</h2>
      <p className="soft" lang="es">
        {file.how}
      </p>
      <Before file={file} />
      {file.recipe ? <p>{all.recipes.applied(file.recipe.name)}</p> : null}
      {file.sheets.length > 1 || (sheet?.tables.length ?? 0) > 1 ? (
        <div className="form-grid">
          {file.sheets.length > 1 ? (
            <Select
              label={t.sheet}
              value={file.sheet}
              onChange={(name) => void answer({ sheet: name })}
              choices={file.sheets.map((s) => ({ value: s.name, label: s.name }))}
            />
          ) : null}
          {sheet && sheet.tables.length > 1 ? (
            <Select
              label={t.table}
              value={file.table}
              onChange={(table) => void answer({ sheet: file.sheet, table })}
              choices={sheet.tables.map((x) => ({ value: x.id, label: x.label }))}
            />
          ) : null}
        </div>
      ) : null}
      <Preview file={file} />
      <Asked of={asked} height={10}>
        {({ targets }) => {
          const rank = (x: string) => {
            const at = file.targets.findIndex((g) => g.id === x)
            return at < 0 ? file.targets.length : at
          }
          const sorted = [...targets].sort((a, b) => rank(a.id) - rank(b.id))
          // what is certain is shown alone; the rest is a press away
          const shown =
            sure && !others
              ? sorted.filter((x) => x.id === guess.id || x.id === (chosen ?? file.target))
              : sorted
          const named = targets.find((x) => x.id === guess?.id)
          return (
            <div className="stack">
              <p>
                {named ? (
                  <>
                    {t.guess(say(named.words).toLowerCase())}{' '}
                    <Chip state={sure ? 'calm' : 'attention'}>{sure ? t.sure : t.notSure}</Chip>{' '}
                    <span className="soft" lang="es">
                      {guess?.reason}
                    </span>
                  </>
                ) : (
                  t.none
                )}
              </p>
              <Choices
                label={t.target}
                value={chosen ?? file.target ?? ''}
                onChange={(target) => {
                  setChosen(target)
                  void answer({ target }).then(() => setChosen(undefined))
                }}
                choices={shown.map((x) => ({ value: x.id, label: say(x.words), hint: say(x.about) }))}
              />
              {shown.length < sorted.length ? (
                <div>
                  <Button look="quiet" onPress={() => setOthers(true)}>
                    {t.others}
                  </Button>
                </div>
              ) : null}
            </div>
          )
        }}
      </Asked>
      <div className="wizard-ends">
        <Button
          look="main"
          busy={busy}
          disabled={file.target === null && !busy}
          onPress={() => go?.(addressOf(draft.id, 'columns'))}
        >
          {all.steps.next}
        </Button>
      </div>
    </section>
  )
}

function Preview({ file }: { file: ReadFile }) {
  const t = useText(exchangeText).what
  const { number } = useFormats()
  return (
    <div className="stack">
      <p>{t.headerAt(file.headerRow)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="preview" aria-label={t.preview} tabIndex={0}>
        <table>
          <caption className="unseen">{t.preview}</caption>
          <thead>
            <tr>
              <th scope="col">{t.previewRow}</th>
              {file.columns.map((c) => (
                <th key={c.at} scope="col">
                  {c.header || '–'}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.preview.map((r) => (
              <tr key={r.row}>
                <th scope="row">{number(r.row)}</th>
                {file.columns.map((c, i) => (
                  <td key={c.at}>{r.cells[i] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {file.leftOut.length > 0 ? (
        <details>
          <summary>{t.leftOut(file.leftOut.length)}</summary>
          <ul className="lines">
            {file.leftOut.map((l) => (
              <li key={l.row}>
                <span>
                  {t.previewRow} {number(l.row)}
                </span>
                <span className="soft">{l.text || '–'}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
