// Naming and relieving persons of the protocol, office by office: a fact each time, with a fresh proof of who names.
import { useMemo, useState } from 'react'
import { COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import { NATION } from '../../../kernel/ids.ts'
import { useAsk, useAskAgain } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { listRepresentations } from '../../network/contract.ts'
import { listStaff } from '../../staff/contract.ts'
import { listProtocol, MOST_PERSONS, personEnded, personNamed } from '../contract.ts'
import { protocolText } from './desk-text.ts'
import { PersonsNamed } from './persons-named.tsx'

/** The civil day offices live by, whatever clock this desk has. */
const today = () => civilDay(new Date().toISOString(), COUNTRY_ZONE)

export function Appoint() {
  const words = useText(protocolText)
  const t = words.appoint
  const offices = useAsk(listRepresentations, {})
  const [office, setOffice] = useState<string>(NATION)
  const named = useAsk(listProtocol, { book: office })
  const staff = useAsk(listStaff, { book: office })
  const again = useAskAgain()
  const saying = useSaying()
  const [person, setPerson] = useState('')
  const [phone, setPhone] = useState('')
  const here = useMemo(
    () => (named.data?.persons ?? []).filter((p) => p.book === office),
    [named.data, office],
  )
  const free = Array.from({ length: MOST_PERSONS }, (_, i) => i + 1).filter(
    (n) => !here.some((p) => p.place === n),
  )
  const [place, setPlace] = useState('')
  const choose = (value: string) => {
    setOffice(value)
    setPerson('')
    saying.clear()
  }
  const name = async () => {
    const payload = { place: Number(place || free[0]), from: today(), phone: phone.trim() }
    if (await saying.say([{ kind: personNamed, about: person, book: office, payload }])) {
      setPerson('')
      setPhone('')
      setPlace('')
      await again(listProtocol)
    }
  }
  const people = (staff.data?.people ?? []).filter((p) => !here.some((n) => n.person === p.id))
  return (
    <section className="card stack" aria-labelledby="protocol-appoint">
      <h2 id="protocol-appoint">{t.title}</h2>
      <Select
        label={t.office}
        value={office}
        onChange={choose}
        choices={[
          { value: NATION, label: 'México' },
          ...(offices.data?.representations ?? []).map((r) => ({ value: r.key, label: r.name })),
        ]}
      />
      <PersonsNamed persons={here} />
      {here.length > 0 ? <p className="soft">{t.relieveWhy}</p> : null}
      <div className="row">
        {here.map((p) => (
          <Button
            key={p.person}
            look="quiet"
            busy={saying.busy}
            onPress={() =>
              void saying.say([
                { kind: personEnded, about: p.person, book: office, payload: { on: today() } },
              ])
            }
          >
            {t.relieve(p.name)}
          </Button>
        ))}
      </div>
      {staff.data && people.length === 0 && here.length === 0 ? <p>{t.nobody}</p> : null}
      {people.length > 0 && free.length > 0 ? (
        <div className="form">
          <div className="form-grid">
            <Select
              label={t.person}
              value={person}
              onChange={setPerson}
              choices={people.map((p) => ({ value: p.id, label: `${p.given} ${p.first}` }))}
            />
            <Select
              label={t.place}
              value={place || String(free[0])}
              onChange={setPlace}
              choices={free.map((n) => ({ value: String(n), label: String(n) }))}
            />
            <Field kind="tel" label={t.phone} hint={t.phoneHint} value={phone} onChange={setPhone} optional />
          </div>
          <div>
            <Button busy={saying.busy} disabled={person === ''} onPress={() => void name()}>
              {t.name}
            </Button>
          </div>
        </div>
      ) : null}
      <SaidNote saying={saying} />
    </section>
  )
}
