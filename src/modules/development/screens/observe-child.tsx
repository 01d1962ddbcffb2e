// One child's round: a page a domain, three big answers an item, saved with one tap, and then how it stands in words.
import Camera from 'lucide-react/icons/camera'
import Check from 'lucide-react/icons/check'
import { type ReactNode, useState } from 'react'
import type { Photos, Prepared } from '../../../device/photos.ts'
import type { Tell } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { ChildLine } from '../../../ui/child-face.tsx'
import { Field } from '../../../ui/field.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import type { CarriedChild } from '../../children/contract/rows.ts'
import type { Round } from '../contract.ts'
import type { Seen } from '../rules/fold-development.ts'
import type { Item, ItemAnswer } from '../rules/instrument.ts'
import { AnswerButtons } from './answer-buttons.tsx'
import { developmentDeskText } from './desk-text.ts'
import { Lights, useDomainWords } from './lights.tsx'
import { NextIdeas } from './next-ideas.tsx'
import { ageNow, lineOfRound, type ObserveDraft, pagesOf, standing } from './observing.ts'
import { type RoundTold, useRoundTold } from './round-told.ts'
import { observeText } from './tablet-text.ts'

type Props = {
  id: string
  child: CarriedChild
  room: string
  today: Day
  seen: readonly Seen[]
  /** of an earlier day it is not taken up: the child may be of another age */
  draft: ObserveDraft | undefined
  onDraft: (draft: ObserveDraft | undefined) => void
  /** only where the family agreed to photos in the room */
  photos?: () => Promise<Photos>
  save: Tell
  /** what a result that leaves a doubt offers next; another module says it */
  onDoubt?: ((round: RoundTold) => ReactNode) | undefined
  onNext: () => void
}

export function ObserveChild(props: Props) {
  const { id, child, today, seen, draft, onDraft } = props
  const t = useText(observeText)
  const d = useText(developmentDeskText)
  const say = useWords()
  const tell = useRoundTold()
  const domainWords = useDomainWords()
  const { age } = useFormats()
  const kept = draft?.day === today ? draft : undefined
  const [state, setState] = useState<ObserveDraft>(
    kept ?? { day: today, answers: {}, by: 'educator', note: '' },
  )
  const [at, setAt] = useState(0)
  const [photo, setPhoto] = useState<Prepared>()
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const [saved, setSaved] = useState<Round>()
  const { group, months, corrected } = ageNow(child, today)
  const who = (
    <ChildLine
      id={id}
      name={`${child.given} ${child.first}`}
      line={`${age(child.birth, today)}${corrected ? ` · ${t.corrected}` : ''}`}
      alerts={child.alerts.map((a) => a.text)}
    />
  )
  if (group === undefined)
    return (
      <>
        {who}
        <p role="status">{t.noList(child.given)}</p>
      </>
    )
  const pages = pagesOf(group, state.answers)
  const page = pages[at] ?? pages[0]!
  const asked = pages.flatMap((p) => p.items)
  const told = Object.values(state.answers).filter((a) => a !== null).length
  const put = (next: Partial<ObserveDraft>) => {
    const now = { ...state, ...next }
    setState(now)
    onDraft(now)
  }
  const answer = (item: Item, value: ItemAnswer | undefined) => {
    const { [item.id]: _had, ...rest } = state.answers
    put({ answers: value === undefined ? rest : { ...rest, [item.id]: value } })
  }
  const take = async (file: File) => {
    const made = await props.photos!()
      .then((p) => p.prepare(file))
      .catch(() => 'failed' as const)
    setProblem(typeof made === 'string' ? t.photoFailed : '')
    if (typeof made !== 'string') setPhoto(made)
  }
  const keep = async () => {
    if (told === 0) {
      setProblem(t.nothing)
      return
    }
    setBusy(true)
    const hashes = photo && props.photos ? await keepPhoto(props.photos, photo) : undefined
    const round = standing(seen, child, today, state.answers)
    const line = lineOfRound(id, child, state.answers, round, {
      ...{ today, room: props.room, by: state.by, mode: 'child', note: state.note.trim(), photos: hashes },
    })
    if (await props.save(`observed ${id}`, [line], t.saved(child.given, told))) {
      onDraft(undefined)
      setSaved(round)
      setState({ day: today, answers: {}, by: 'educator', note: '' })
      scrollTo(0, 0)
    }
    setBusy(false)
  }
  if (saved)
    return (
      <>
        {who}
        <section className="card stack" aria-labelledby="stands">
          <h2 id="stands">{t.result}</h2>
          <Lights domains={saved.domains} />
          {saved.light === 'red' ? (
            <p role="alert">
              <strong>{d.face}</strong>
            </p>
          ) : null}
          {saved.once ? <p role="status">{d.soon}</p> : null}
          {saved.light === 'red' || saved.light === 'amber' ? props.onDoubt?.(tell(saved)) : null}
          <p className="soft">{d.notATest}</p>
          <p className="soft">{t.notShown}</p>
        </section>
        <NextIdeas round={saved} months={months} />
        <div className="row">
          <Button look="main" onPress={props.onNext}>
            {t.back}
          </Button>
          <Button onPress={() => setSaved(undefined)}>{t.add}</Button>
        </div>
      </>
    )
  const item = (i: Item) => (
    <li key={i.id}>
      <strong>{say({ es: i.words.es, en: i.words.en ?? i.words.es })}</strong>
      <AnswerButtons of={i.words.es} value={state.answers[i.id]} onChange={(value) => answer(i, value)} />
    </li>
  )
  return (
    <>
      {who}
      <p className="soft">
        {t.list(d.ageGroup(months))}. {d.notATest}
      </p>
      <fieldset className="observe-tabs" aria-label={t.list(d.ageGroup(months))}>
        {pages.map((p, i) => (
          <Button key={p.domain} look="quiet" pressed={i === at} onPress={() => setAt(i)}>
            <span>{domainWords(p.domain)}</span>
            <span>{t.done(p.items.filter((x) => state.answers[x.id] != null).length, p.items.length)}</span>
          </Button>
        ))}
      </fieldset>
      <h2>{domainWords(page.domain)}</h2>
      <ul className="observe-items">{page.items.map(item)}</ul>
      {page.before.length > 0 ? (
        <>
          <h3>{t.before}</h3>
          <ul className="observe-items">{page.before.map(item)}</ul>
        </>
      ) : null}
      {at < pages.length - 1 ? (
        <Button
          big
          onPress={() => {
            setAt(at + 1)
            scrollTo(0, 0)
          }}
        >
          {domainWords(pages[at + 1]!.domain)} →
        </Button>
      ) : (
        <>
          <fieldset className="row" aria-label={t.who}>
            <Button pressed={state.by === 'educator'} onPress={() => put({ by: 'educator' })}>
              {t.team}
            </Button>
            <Button pressed={state.by === 'family'} onPress={() => put({ by: 'family' })}>
              {t.family}
            </Button>
          </fieldset>
          <Field
            kind="long"
            label={t.note}
            value={state.note}
            onChange={(note) => put({ note: note.slice(0, 500) })}
            optional
          />
          {props.photos ? (
            <div className="row">
              <FileButton icon={Camera} accept="image/*" camera onFile={(file) => void take(file)}>
                {t.photo}
              </FileButton>
              {photo ? <span role="status">{t.photoKept}</span> : null}
            </div>
          ) : (
            <p className="soft">{t.noPhoto}</p>
          )}
        </>
      )}
      {problem ? (
        <p role="alert" className="field-error">
          {problem}
        </p>
      ) : null}
      <div className="observe-save">
        <span className="soft">
          {t.done(asked.filter((i) => state.answers[i.id] != null).length, asked.length)}
        </span>
        <Button look="main" big icon={Check} busy={busy} onPress={() => void keep()}>
          {t.save}
        </Button>
      </div>
    </>
  )
}

/** The picture is on disk before the fact names it; of its thumbnail nothing is said. Without room the round goes without it. */
async function keepPhoto(
  photos: () => Promise<Photos>,
  made: Prepared,
): Promise<readonly string[] | undefined> {
  try {
    const store = await photos()
    const kept = await store.keep(made)
    if (kept === 'full') return undefined
    await store.forget([kept.thumb])
    return [kept.blob]
  } catch {
    return undefined
  }
}
