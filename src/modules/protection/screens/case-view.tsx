// A case: what was reported, the clocks of the law, what was done and noted, and who has read it; all of it sealed to the same persons.
import Undo2 from 'lucide-react/icons/undo-2'
import { useEffect, useRef, useState } from 'react'
import { type PublicKey, sizeOf } from '../../../device/confidential.ts'
import { SEALED_BYTES } from '../../../kernel/sealed.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useLanguage, useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { wordsIn } from '../../../ui/words.ts'
import { type Entry, MOST_WORDS, type Named } from '../contract.ts'
import { clocksOf, legalClocks, type Ticking } from '../rules/clocks.ts'
import type { Case, CaseEntry } from '../rules/fold-cases.ts'
import { recipientsOf } from '../rules/recipients.ts'
import { protocolText } from './desk-text.ts'
import { Marked } from './marked.tsx'
import { reportText } from './text.ts'
import { useInstant } from './use-instant.ts'
import { usePrints } from './use-prints.ts'

type Add = (keys: readonly PublicKey[], entry: Entry) => Promise<boolean>
type Said =
  | { t: 'opened' }
  | { t: 'note'; words: string }
  | { t: 'step'; clock: string; words: string }
  | { t: 'again' }

const chipOf = { done: 'calm', running: 'none', soon: 'attention', over: 'urgent' } as const

export function CaseView({
  of,
  persons,
  onAdd,
  onBack,
}: {
  of: Case
  persons: readonly Named[]
  onAdd: Add
  onBack: () => void
}) {
  const t = useText(protocolText).case
  const b = useText(protocolText).box
  const r = useText(reportText)
  const { list } = useFormats()
  const { language } = useLanguage()
  const me = useMe()
  const at = useInstant()
  const prints = usePrints(persons)
  const [words, setWords] = useState('')
  const [stepping, setStepping] = useState<string>()
  const [stepWords, setStepWords] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [busy, setBusy] = useState(false)
  const { report } = of
  const { to } = recipientsOf(persons, report.suspects)
  const now = Date.now()

  async function add(said: Said): Promise<boolean> {
    const entry = {
      ...said,
      ...{ report: report.report, author: me.person, authorName: me.name.slice(0, 150) },
      ...{ at: new Date().toISOString(), to: to.flatMap((p) => prints.get(p.person) ?? []) },
      ...(said.t === 'again' ? { of: report, receivedAt: of.receivedAt } : {}),
    } as Entry
    if (sizeOf(entry) > SEALED_BYTES) {
      setWrong(t.tooLong)
      return false
    }
    setBusy(true)
    const added = await onAdd(to as readonly PublicKey[], entry)
    setBusy(false)
    setWrong(added ? undefined : t.notSaved)
    return added
  }
  // that it was opened is written for the others, once a person
  const told = useRef(false)
  const ready = to.length > 0 && to.every((p) => prints.has(p.person))
  useEffect(() => {
    if (told.current || !ready || of.readBy.has(me.person)) return
    told.current = true
    void add({ t: 'opened' })
  })

  const lacking = to.filter((p) => {
    const print = prints.get(p.person)
    return print !== undefined && !of.reaches.has(print)
  })
  const clockName = (id: string) => {
    const found = legalClocks.find((c) => c.clock === id)
    return found ? wordsIn(found.words, language) : id
  }
  const line = (e: CaseEntry): string => {
    switch (e.t) {
      case 'opened':
        return t.opened(e.authorName)
      case 'note':
        return t.noted(e.authorName)
      case 'step':
        return t.stepped(e.authorName, clockName(e.clock))
      case 'again':
        return t.sealedAgain(e.authorName)
    }
  }
  return (
    <section className="card stack" aria-labelledby="case">
      <div>
        <Button icon={Undo2} onPress={onBack}>
          {t.back}
        </Button>
      </div>
      <h2 id="case">{report.childName}</h2>
      {report.danger ? <Marked state="urgent">{b.danger}</Marked> : null}
      {of.doubtful ? <Marked state="urgent">{t.doubtful}</Marked> : null}
      <dl className="facts">
        <dt>{r.signs}</dt>
        <dd>{list(report.signs.map((s) => r.sign[s])) || '–'}</dd>
        <dt>{r.places}</dt>
        <dd>{list(report.places.map((p) => r.place[p])) || '–'}</dd>
        <dt>{t.words}</dt>
        <dd className="report-words">{report.words || '–'}</dd>
        <dt>{t.suspects}</dt>
        <dd>{report.suspectsNames || t.noSuspects}</dd>
        <dt>{t.author}</dt>
        <dd>
          {report.authorName}, {t.from[report.from]}
        </dd>
        <dt>{t.at}</dt>
        <dd>{at(report.at)}</dd>
        <dt>{t.received}</dt>
        <dd>{at(of.receivedAt)}</dd>
        <dt>{r.readers}</dt>
        <dd>{list(to.map((p) => p.name))}</dd>
      </dl>
      {lacking.map((p) => (
        <div key={p.person} className="stack">
          <p>{t.againWhy}</p>
          <div>
            <Button busy={busy} onPress={() => void add({ t: 'again' })}>
              {t.again(p.name)}
            </Button>
          </div>
        </div>
      ))}
      <h3>{t.clocks}</h3>
      <p className="soft">{t.clocksWhy}</p>
      <ul className="stack">
        {clocksOf(Date.parse(of.receivedAt), of.done, now).map((c) => (
          <Clock key={c.clock} of={c} onStep={() => setStepping(c.clock)} />
        ))}
      </ul>
      {stepping ? (
        <div className="form">
          <strong>{clockName(stepping)}</strong>
          <Field
            kind="long"
            secret
            label={t.stepNote}
            hint={t.stepNoteHint}
            maxLength={MOST_WORDS}
            value={stepWords}
            onChange={setStepWords}
            optional
          />
          <div className="row">
            <Button
              look="main"
              busy={busy}
              onPress={async () => {
                if (!(await add({ t: 'step', clock: stepping, words: stepWords.trim() }))) return
                setStepping(undefined)
                setStepWords('')
              }}
            >
              {t.saveStep}
            </Button>
            <Button onPress={() => setStepping(undefined)}>{r.back}</Button>
          </div>
        </div>
      ) : null}
      <h3>{t.notes}</h3>
      <Field
        kind="long"
        secret
        label={t.note}
        maxLength={MOST_WORDS}
        value={words}
        onChange={setWords}
        optional
      />
      <div>
        <Button
          busy={busy}
          disabled={words.trim() === ''}
          onPress={async () => {
            if (await add({ t: 'note', words: words.trim() })) setWords('')
          }}
        >
          {t.addNote}
        </Button>
      </div>
      <p className="field-error" role="alert" hidden={!wrong}>
        {wrong}
      </p>
      <h3>{t.log}</h3>
      <ul className="stack">
        {[...of.entries].reverse().map((e) => (
          <li key={e.record}>
            <span className="soft">{at(e.at)}</span> {line(e)}
            {'words' in e && e.words ? <p className="report-words">{e.words}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Clock({ of, onStep }: { of: Ticking; onStep: () => void }) {
  const t = useText(protocolText).case
  const { language } = useLanguage()
  const at = useInstant()
  return (
    <li>
      <p className="row">
        <Chip state={chipOf[of.state]}>{t.state[of.state]}</Chip>
        <strong>{wordsIn(of.words, language)}</strong>
        <span>{t.due(at(of.due))}</span>
        {of.done || of.clock === 'read' ? null : (
          <Button look="quiet" onPress={onStep}>
            {t.step}
          </Button>
        )}
      </p>
      <p className="soft">
        {of.source}
        {of.confidence === 'unconfirmed' ? ` · ${t.unconfirmed}` : ''}
      </p>
    </li>
  )
}
