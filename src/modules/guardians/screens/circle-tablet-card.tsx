// A child's adults on the tablet: whom it is not given to first, then who is called and in which order; somebody new is proposed here.
import Phone from 'lucide-react/icons/phone'
import UserPlus from 'lucide-react/icons/user-plus'
import { useState } from 'react'
import { type SayLines, useSaying } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import { uuid7 } from '../../../kernel/ids.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { adultNamed, Relation } from '../contract/adults.ts'
import type { CarriedAdult, CarriedCircle, CarriedLink } from '../contract/carried.ts'
import './guardians.css'
import { tabletText } from './tablet-text.ts'
import { adultWords } from './words.ts'

export type CircleTabletProps = {
  readonly child: string
  readonly room: string | undefined
  readonly circle: CarriedCircle | undefined
  readonly adultOf: (id: string) => CarriedAdult | undefined
  /** address of a thumbnail that has come */
  readonly faceOf: (adult: string) => string | undefined
  readonly today: Day
  /** `names`: the post may name adults; who may not proposes, and the office decides either way */
  readonly me: { readonly names: boolean } | undefined
  readonly onWho: () => void
  readonly say: SayLines
}

const holds = (r: { from?: string | undefined; until?: string | undefined }, today: Day) =>
  (r.from === undefined || r.from <= today) && (r.until === undefined || today <= r.until)

export function CircleTabletCard(props: CircleTabletProps) {
  const { child, circle, adultOf, today, me, onWho } = props
  const t = useText(tabletText)
  const w = useText(adultWords)
  const [proposing, setProposing] = useState(false)
  const restrictions = (circle?.restrictions ?? []).filter((r) => holds(r, today))
  const not = circle?.no ?? []
  return (
    <section className="card stack" aria-labelledby={`${child}-adults`}>
      <h2 id={`${child}-adults`}>{t.title}</h2>
      {restrictions.length > 0 ? (
        <ul className="adult-may">
          {restrictions.map((r) => (
            <li key={r.id}>
              <Chip state="urgent">{w.restricted(r.name)}</Chip>
              {r.look ? <p>{r.look}</p> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {not.length > 0 ? (
        <p>
          <strong>{t.without}</strong> {not.map((u) => w.uses[u]).join(' · ')}
        </p>
      ) : null}
      {circle === undefined || circle.adults.length === 0 ? <p className="soft">{t.nobody}</p> : null}
      <ul className="adult-list">
        {(circle?.adults ?? []).map((link) => {
          const adult = adultOf(link.adult)
          return adult ? <AdultLine key={link.adult} {...props} link={link} adult={adult} /> : null
        })}
      </ul>
      {proposing ? (
        <Propose {...props} onClose={() => setProposing(false)} />
      ) : (
        <div>
          <Button icon={UserPlus} onPress={() => (me ? setProposing(true) : onWho())}>
            {t.propose}
          </Button>
        </div>
      )}
    </section>
  )
}

function AdultLine({
  link,
  adult,
  faceOf,
  circle,
  today,
}: CircleTabletProps & { link: CarriedLink; adult: CarriedAdult }) {
  const t = useText(tabletText)
  const w = useText(adultWords)
  const { day } = useFormats()
  const name = [adult.given, adult.first, adult.second].filter(Boolean).join(' ')
  const face = faceOf(link.adult)
  const restricted = (circle?.restrictions ?? []).some((r) => r.adult === link.adult && holds(r, today))
  const state = restricted
    ? { state: 'urgent' as const, words: t.restricted }
    : link.withdrawn
      ? { state: 'urgent' as const, words: w.withdrawn }
      : link.proposed
        ? { state: 'attention' as const, words: w.proposed }
        : !link.pickUp || !holds(link, today)
          ? { state: 'attention' as const, words: w.noPickUp }
          : adult.minor
            ? { state: 'attention' as const, words: w.minor }
            : { state: 'calm' as const, words: w.pickUp }
  return (
    <li className="adult-line">
      {face ? (
        <img className="adult-face" src={face} alt="" draggable={false} />
      ) : (
        <span className="adult-face" aria-hidden>
          {`${adult.given[0] ?? ''}${adult.first[0] ?? ''}`}
        </span>
      )}
      <span>
        <strong>{name}</strong> <span className="soft">{w.relations[link.relation]}</span>
        <br />
        <Chip state={state.state}>{state.words}</Chip>
        {link.until ? <span className="soft"> {w.until(day(link.until))}</span> : null}
        <span className="adult-phones">
          {adult.phones.length === 0 ? <span className="soft">{w.noPhone}</span> : null}
          {adult.phones.map((p) => (
            <a
              key={p.number}
              className="button"
              href={`tel:${p.number.replace(/[^\d+]/g, '')}`}
              aria-label={`${w.call(p.number)}: ${name}`}
            >
              <Phone size={20} aria-hidden /> {p.number}
            </a>
          ))}
        </span>
      </span>
    </li>
  )
}

function Propose({ child, room, circle, say, me, onClose }: CircleTabletProps & { onClose: () => void }) {
  const t = useText(tabletText)
  const w = useText(adultWords)
  const tell = useSaying(say)
  const [id] = useState(() => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10))))
  const [given, setGiven] = useState('')
  const [first, setFirst] = useState('')
  const [relation, setRelation] = useState<Relation | ''>('')
  const [phone, setPhone] = useState('')
  const [ofAge, setOfAge] = useState(false)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const digits = phone.replace(/\D/g, '').length
  const badPhone =
    phone.trim() !== '' && (digits < 7 || digits > 15 || !/^\+?[\d ()-]{7,20}$/.test(phone.trim()))
  const save = async () => {
    setTried(true)
    if (given.trim() === '' || first.trim() === '' || relation === '' || badPhone || busy) return
    setBusy(true)
    const phones = phone.trim() === '' ? [] : [{ number: phone.trim(), kind: 'mobile' }]
    const payload = {
      ...{ adult: id, given: given.trim().slice(0, 100), first: first.trim().slice(0, 100), phones, ofAge },
      ...{ relation, guardian: false, pickUp: true, livesWith: false, emergency: false },
      order: Math.min(20, (circle?.adults.length ?? 0) + 1),
    }
    const { kind, version: kindVersion } = adultNamed
    const line = { kind, kindVersion, about: child, ...(room === undefined ? {} : { room }), payload }
    const saved = await tell(`propose ${id}`, [line], me?.names ? t.sent : t.sentToOffice)
    setBusy(false)
    if (saved) onClose()
  }
  return (
    <div className="stack">
      <p className="soft">{t.proposeAbout}</p>
      <Field
        label={t.given}
        value={given}
        onChange={setGiven}
        maxLength={100}
        error={tried && given.trim() === '' ? t.missing : undefined}
      />
      <Field
        label={t.first}
        value={first}
        onChange={setFirst}
        maxLength={100}
        error={tried && first.trim() === '' ? t.missing : undefined}
      />
      <Select
        label={t.relation}
        value={relation}
        onChange={setRelation}
        error={tried && relation === '' ? t.missing : undefined}
        choices={Relation.options.map((value) => ({ value, label: w.relations[value] }))}
      />
      <Field
        kind="tel"
        label={t.phone}
        value={phone}
        onChange={setPhone}
        maxLength={20}
        error={tried && badPhone ? t.badPhone : undefined}
        optional
      />
      <Checkbox label={t.ofAge} checked={ofAge} onChange={setOfAge} />
      <div className="row">
        <Button look="main" busy={busy} onPress={() => void save()}>
          {t.send}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t.cancel}
        </Button>
      </div>
    </div>
  )
}
