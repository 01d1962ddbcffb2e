// What is done today with each child of the room that has a support plan, and a doubt noted in a few touches; on the tablet, offline.
import HandHelping from 'lucide-react/icons/hand-helping'
import Stethoscope from 'lucide-react/icons/stethoscope'
import Undo2 from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import type { Rows } from '../../../device/carried.ts'
import type { Tell } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import { uuid7 } from '../../../kernel/ids.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { ChildFace } from '../../../ui/child-face.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { doubtNoted, planTried } from '../contract/kinds.ts'
import { DoubtSource } from '../contract/steps.ts'
import type { CarriedCase } from '../rules/carried.ts'
import { caseOfResult } from './case-of-result.ts'
import type { DoubtFrom } from './result-shown.ts'
import { supportText } from './tablet-text.ts'
import { caseWords } from './words.ts'

export type SupportsAt = {
  readonly room: string
  readonly today: Day
  readonly cases: Rows<CarriedCase>
  /** given and first family name; undefined for who is not of this room */
  readonly nameOf: (child: string) => string | undefined
  /** chosen on the wall; nobody = the whole room */
  readonly chosen: readonly string[]
  /** a result of the chosen child to begin a doubt from */
  readonly from?: DoubtFrom | undefined
  readonly tell: Tell
  readonly onBack: () => void
}

export function SupportsTablet(at: SupportsAt) {
  const t = useText(supportText)
  const { cases, chosen, nameOf, onBack } = at
  // opened from a result it begins with the doubt of that result
  const [doubted, setDoubted] = useState(at.from && chosen.length === 1 ? chosen[0] : undefined)
  const planned = [...cases.entries()]
    .filter(([, c]) => c.p && (chosen.length === 0 ? nameOf(c.c) !== undefined : chosen.includes(c.c)))
    .sort(([, a], [, b]) => (nameOf(a.c) ?? '').localeCompare(nameOf(b.c) ?? '', 'es'))
  const only = chosen.length === 1 ? chosen[0]! : undefined
  const doubting = doubted === undefined ? undefined : nameOf(doubted)
  return (
    <main id="main" className="tablet-main stack">
      <div className="row">
        <Button icon={Undo2} onPress={onBack}>
          {t.back}
        </Button>
        {only && !doubting ? (
          <Button look="main" icon={Stethoscope} onPress={() => setDoubted(only)}>
            {t.doubt(nameOf(only) ?? '')}
          </Button>
        ) : null}
      </div>
      {doubted && doubting ? (
        <NoteDoubt
          at={at}
          child={doubted}
          name={doubting}
          onDone={() => (at.from ? onBack() : setDoubted(undefined))}
        />
      ) : null}
      <h1>{t.title}</h1>
      {only && !planned.length && [...cases.values()].some((c) => c.c === only) ? <p>{t.looked}</p> : null}
      {planned.length === 0 ? (
        <EmptyState icon={HandHelping} title={t.none}>
          {t.noneAbout}
        </EmptyState>
      ) : (
        <p className="soft">{t.about}</p>
      )}
      {planned.map(([id, c]) => (
        <PlanToday key={id} id={id} c={c} at={at} />
      ))}
      {only ? null : <p className="soft">{t.choose}</p>}
    </main>
  )
}

function PlanToday({ id, c, at }: { id: string; c: CarriedCase; at: SupportsAt }) {
  const t = useText(supportText)
  const w = useText(caseWords)
  const { day, list } = useFormats()
  const name = at.nameOf(c.c) ?? ''
  const done = (strategy: string) => c.l === at.today && (c.t ?? []).includes(strategy)
  const tried = (strategy: string, how: 'well' | 'partly' | 'not') =>
    at.tell(
      `tried ${id} ${strategy} ${at.today}`,
      [
        {
          ...{ kind: planTried.kind, kindVersion: planTried.version, about: c.c, room: at.room },
          payload: { case: id, on: at.today, strategy, how },
        },
      ],
      t.tried(name),
    )
  return (
    <section className="card stack" aria-label={name}>
      <h2 className="row">
        <ChildFace id={c.c} size={48} />
        {name}
      </h2>
      <p>
        <span className="soft">{t.goals}:</span> {list(c.g ?? [])}
      </p>
      <ul className="lines">
        {c.p?.map((s) => (
          <li key={s.id}>
            <strong>{s.words}</strong>
            {done(s.id) ? (
              <Chip state="calm">{t.doneToday}</Chip>
            ) : (
              <span className="row">
                {(['well', 'partly', 'not'] as const).map((how) => (
                  <Button
                    key={how}
                    label={t.say(t.how[how], s.words, name)}
                    onPress={() => void tried(s.id, how)}
                  >
                    {t.how[how]}
                  </Button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
      {c.a ? (
        <p>
          <span className="soft">{t.adjustments}:</span> {list(c.a)}
        </p>
      ) : null}
      {c.n?.map((n) => (
        <p key={n.need}>
          <span className="soft">{w.needs[n.need]}:</span> {n.words}
        </p>
      ))}
      {c.v ? <p className="soft">{t.review(day(c.v))}</p> : null}
    </section>
  )
}

function NoteDoubt({
  at,
  child,
  name,
  onDone,
}: {
  at: SupportsAt
  child: string
  name: string
  onDone: () => void
}) {
  const t = useText(supportText)
  const w = useText(caseWords)
  // named once: pressing twice says one doubt
  const [id] = useState(() => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10))))
  const { from } = at
  const [source, setSource] = useState<DoubtSource | ''>(from ? 'development' : '')
  const [words, setWords] = useState(from?.missing ?? '')
  const [urgent, setUrgent] = useState(false)
  const [missing, setMissing] = useState(false)
  const save = async () => {
    const said = words.trim()
    const short = source === '' || said.length < 3
    setMissing(short)
    if (short) return
    const named = from ? await caseOfResult(child, from.id) : id
    const ref = from ? { ref: { id: from.id, words: from.words } } : {}
    const payload = {
      ...{ case: named, on: at.today, source, ...ref, words: said },
      ...(urgent ? { urgent: true } : {}),
    }
    const line = {
      ...{ kind: doubtNoted.kind, kindVersion: doubtNoted.version, about: child, room: at.room, payload },
    }
    if (await at.tell(`doubt ${named}`, [line], t.saved(name))) onDone()
  }
  return (
    <section className="card form" aria-label={t.doubtTitle(name)}>
      <h2>{t.doubtTitle(name)}</h2>
      {from ? (
        <p>
          <span className="soft">{t.from}:</span> {from.words}
        </p>
      ) : (
        <Choices
          label={t.source}
          value={source}
          onChange={setSource}
          choices={DoubtSource.options.map((value) => ({ value, label: w.sources[value] }))}
        />
      )}
      <Field
        kind="long"
        label={t.words}
        hint={t.hint}
        value={words}
        onChange={setWords}
        maxLength={1000}
        error={missing ? t.missing : undefined}
      />
      <Checkbox label={t.urgent} checked={urgent} onChange={setUrgent} />
      <div className="row">
        <Button look="main" big onPress={() => void save()}>
          {t.save}
        </Button>
        <Button onPress={onDone}>{t.cancel}</Button>
      </div>
    </section>
  )
}
