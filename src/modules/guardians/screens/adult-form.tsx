// Naming an adult, or correcting what is known: one form, of which only what changed is said.
import { useState } from 'react'
import { canonical } from '../../../kernel/canonical.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { newId, SaidNote, type ToSay, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import type { Child } from '../../children/contract/rows.ts'
import { adultChanged, adultCorrected, adultNamed, type Phone, Relation } from '../contract/adults.ts'
import { nameOf, type Person } from './circle-parts.tsx'
import { guardiansText } from './desk-text.ts'
import { adultWords } from './words.ts'

const KINDS = ['mobile', 'home', 'work'] as const
const LANGUAGES = ['es', 'nah', 'yua', 'mix', 'zap', 'en'] as const

/** Only what differs from what stood, so that two people who correct different things do not cross. */
function changed<T extends object>(before: T, now: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(now).filter(([k, x]) => canonical(x) !== canonical(before[k as keyof T])),
  ) as Partial<T>
}

export function AdultForm({
  book,
  child,
  next,
  person,
  onClose,
}: {
  book: string
  child: Child
  /** place in the order of calls of somebody new */
  next: number
  person?: Person
  onClose: () => void
}) {
  const t = useText(guardiansText)
  const f = t.form
  const w = useText(adultWords)
  const d = useText(deskText)
  const saying = useSaying()
  const { adult, link } = person ?? {}
  // one id however often the button is pressed
  const [id] = useState(() => adult?.key ?? newId())
  const [given, setGiven] = useState(adult?.given ?? '')
  const [first, setFirst] = useState(adult?.first ?? '')
  const [second, setSecond] = useState(adult?.second ?? '')
  const [phones, setPhones] = useState<readonly Phone[]>(adult?.phones ?? [{ number: '', kind: 'mobile' }])
  const [language, setLanguage] = useState<string>(adult?.language ?? 'es')
  const [ofAge, setOfAge] = useState(adult?.of_age ?? false)
  const [relation, setRelation] = useState<Relation | ''>(link?.relation ?? '')
  const [guardian, setGuardian] = useState(link?.guardian ?? false)
  const [pickUp, setPickUp] = useState(link?.pickUp ?? true)
  const [livesWith, setLivesWith] = useState(link?.livesWith ?? false)
  const [emergency, setEmergency] = useState(link?.emergency ?? true)
  const [order, setOrder] = useState(String(link?.order ?? next))
  const [from, setFrom] = useState(link?.from ?? '')
  const [until, setUntil] = useState(link?.until ?? '')
  const [same, setSame] = useState(false)
  const typed = {
    ...{ given: given.trim(), first: first.trim(), second: second.trim() || null },
    ...{
      phones: phones.filter((p) => p.number.trim() !== '').map((p) => ({ ...p, number: p.number.trim() })),
    },
    ...{ language, ofAge },
  }
  const role = {
    ...{ relation, guardian, pickUp, livesWith, emergency, order: Number(order) },
    ...{ from: from || null, until: until || null },
  }
  const lines = (): ToSay[] => {
    if (!adult || !link) {
      const whole = Object.fromEntries(Object.entries({ ...typed, ...role }).filter(([, x]) => x !== null))
      return [{ kind: adultNamed, about: child.key, book, payload: { adult: id, ...whole } }]
    }
    const was = { given: adult.given, first: adult.first, second: adult.second, phones: adult.phones }
    const person = changed({ ...was, language: adult.language, ofAge: adult.of_age }, typed)
    const { relation, guardian, pickUp, livesWith, emergency, order, from, until } = link
    const may = changed(
      { relation, guardian, pickUp, livesWith, emergency, order, from, until } as typeof role,
      role,
    )
    const heads = (conflicts: readonly { facts: readonly string[] }[]) => conflicts.flatMap((c) => c.facts)
    return [
      ...(Object.keys(person).length > 0
        ? [
            {
              ...{ kind: adultCorrected, about: adult.key, book, payload: person },
              supersedes: [...Object.values(adult.set_by), ...heads(adult.conflicts)],
            },
          ]
        : []),
      ...(Object.keys(may).length > 0
        ? [
            {
              ...{ kind: adultChanged, about: child.key, book, payload: { adult: adult.key, ...may } },
              supersedes: [...Object.values(link.set_by), ...heads(link.conflicts)],
            },
          ]
        : []),
    ]
  }
  const save = async () => {
    if (saying.busy) return
    const said = lines()
    setSame(said.length === 0)
    if (said.length > 0 && (await saying.say(said))) onClose()
  }
  const setPhone = (i: number, to: Partial<Phone>) =>
    setPhones(phones.map((p, k) => (k === i ? { ...p, ...to } : p)))
  return (
    <Dialog
      open
      onClose={onClose}
      title={adult ? f.editTitle(nameOf(adult)) : f.title}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {saying.busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        <div className="form-grid">
          <Field
            label={f.given}
            value={given}
            onChange={setGiven}
            maxLength={100}
            error={saying.wrong.given}
          />
          <Field
            label={f.first}
            value={first}
            onChange={setFirst}
            maxLength={100}
            error={saying.wrong.first}
          />
          <Field label={f.second} value={second} onChange={setSecond} maxLength={100} optional />
          <Select
            label={f.relation}
            value={relation}
            onChange={setRelation}
            error={saying.wrong.relation}
            choices={Relation.options.map((value) => ({ value, label: w.relations[value] }))}
          />
        </div>
        {phones.map((p, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a phone has no name but its place
          <div className="form-grid" key={i}>
            <Field
              kind="tel"
              label={f.phone(i + 1)}
              hint={i === 0 ? f.phoneHint : undefined}
              value={p.number}
              onChange={(number) => setPhone(i, { number })}
              maxLength={20}
              error={saying.wrong[`phones.${i}.number`] ?? (i === 0 ? saying.wrong.phones : undefined)}
              optional
            />
            <Select
              label={f.phoneKind}
              value={p.kind}
              onChange={(kind) => setPhone(i, { kind })}
              choices={KINDS.map((value) => ({ value, label: w.phones[value] }))}
            />
            {phones.length > 1 ? (
              <Button look="quiet" onPress={() => setPhones(phones.filter((_, k) => k !== i))}>
                {f.removePhone(i + 1)}
              </Button>
            ) : null}
          </div>
        ))}
        {phones.length < 5 ? (
          <div>
            <Button onPress={() => setPhones([...phones, { number: '', kind: 'mobile' }])}>
              {f.addPhone}
            </Button>
          </div>
        ) : null}
        <Checkbox label={f.ofAge} hint={f.ofAgeHint} checked={ofAge} onChange={setOfAge} />
        <Checkbox label={f.pickUp} checked={pickUp} onChange={setPickUp} />
        <Checkbox label={f.guardian} checked={guardian} onChange={setGuardian} />
        <Checkbox label={f.livesWith} checked={livesWith} onChange={setLivesWith} />
        <Checkbox label={f.emergency} checked={emergency} onChange={setEmergency} />
        <div className="form-grid">
          <Field
            kind="whole"
            label={f.order}
            hint={f.orderHint}
            value={order}
            onChange={setOrder}
            maxLength={2}
            error={saying.wrong.order ? f.badOrder : undefined}
          />
          <Select
            label={f.language}
            value={language}
            onChange={setLanguage}
            choices={[...new Set([...LANGUAGES, language])].map((value) => ({
              value,
              label: (f.languages as Readonly<Record<string, string>>)[value] ?? value,
            }))}
          />
          <Field kind="date" label={f.from} hint={f.daysHint} value={from} onChange={setFrom} optional />
          <Field
            kind="date"
            label={f.until}
            value={until}
            min={from || undefined}
            onChange={setUntil}
            error={saying.wrong.until}
            optional
          />
        </div>
        {same ? <p role="status">{f.nothing}</p> : null}
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
