// Rooms that go to another center with who is in them: some of them (a split) or all (a merge), seen in words before.
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMayNation } from '../../../ui/me.tsx'
import { newId } from '../../../ui/saying.tsx'
import { centerMerged, centerSplit } from '../../network/contract/decisions.ts'
import type { Center, CenterListed } from '../../network/contract.ts'
import type { Parts } from '../contract.ts'
import { whoGoes } from '../rules/who-goes.ts'
import { DecideDialog, type Done, FindCenter, Told, useOneDecision } from './deciding-parts.tsx'
import { changesText } from './text.ts'

/** The new center begins as this one; what differs is corrected on its page. */
const bornAs = (c: Center, name: string, code: string) => ({
  ...{ name, code, scheme: c.scheme, zone: c.zone, municipality: c.municipality },
  ...{ opens: c.opens, closes: c.closes, status: 'open', timeZone: c.time_zone },
  ...(c.partner && { partner: c.partner }),
  ...(c.synthetic && { synthetic: true }),
})

/** A step that takes the place of another is read from its beginning, by eye and by ear. */
function readFrom(step: HTMLElement | null) {
  step?.focus()
  step?.scrollIntoView()
}

export function GiveRooms({
  how,
  center,
  parts,
  onDone,
  onClose,
}: {
  how: 'split' | 'merge'
  center: Center
  parts: Parts
  onDone: (done: Done) => void
  onClose: () => void
}) {
  const t = useText(changesText)
  const { number } = useFormats()
  const mayBear = useMayNation()('network.restructure') && how === 'split'
  const deciding = useOneDecision()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [where, setWhere] = useState<'existing' | 'born'>('existing')
  const [to, setTo] = useState<CenterListed>()
  const [born] = useState(newId)
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [on, setOn] = useState<string>(parts.today)
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map())

  /** all is chosen, and what will happen is on the screen */
  const [telling, setTelling] = useState(false)

  const going = whoGoes(parts, how === 'merge' ? parts.rooms.map((r) => r.id) : chosen, how, changed)
  const whereTo = where === 'born' ? name.trim() : (to?.name ?? '')
  const summary = t.and([
    t.rooms(going.rooms.length),
    ...(going.children.length > 0 ? [t.children(going.children.length)] : []),
    ...(going.people > 0 ? [t.people(going.people)] : []),
    ...(going.devices.length > 0 ? [t.tablets(going.devices.length)] : []),
  ])
  const cannot = [
    parts.rooms.length === 0 && t.give.noRooms,
    how === 'split' && going.rooms.length === 0 && parts.rooms.length > 0 && t.give.chooseRooms,
    how === 'split' && parts.rooms.length > 0 && going.rooms.length === parts.rooms.length && t.give.allRooms,
    how === 'merge' && going.roomless > 0 && t.give.roomless(going.roomless),
    whereTo === '' && t.give.chooseCenter,
  ]
  const save = async () => {
    const target = where === 'born' ? born : to!.id
    const payload = {
      ...{ to: target, on, rooms: going.rooms, children: going.children },
      ...{ posts: going.posts, devices: going.devices },
      ...(where === 'born' && { center: bornAs(center, name.trim(), code.trim()) }),
    }
    const kind = how === 'split' ? centerSplit : centerMerged
    if (!(await deciding.decide({ kind, about: center.book, book: center.book, payload }))) return
    onDone({
      said: t.give.done(summary, whereTo),
      to: { address: `/centro/${target}`, label: t.give.open },
    })
  }
  return (
    <DecideDialog
      title={t.give[how]}
      onClose={onClose}
      onDecide={() => void save()}
      busy={deciding.busy}
      disabled={cannot.some((c) => c !== false)}
      grave={how === 'merge'}
      none={deciding.none}
      first={telling ? undefined : () => setTelling(true)}
    >
      {telling ? (
        <div ref={readFrom} tabIndex={-1} className="form">
          <Told
            what="will"
            lines={[t.give.summary(summary, whereTo), t.give.follow, how === 'merge' && t.give.closes]}
          />
          <Told
            what="mind"
            lines={[
              going.present > 0 && t.give.present(going.present),
              going.pending > 0 && t.give.pending(going.pending),
            ]}
          />
          <Told what="stays" lines={[t.give.histories, t.pastStays]} />
          <Told what="cannot" lines={cannot} />
          <p>
            <Button look="quiet" onPress={() => setTelling(false)}>
              {t.correct}
            </Button>
          </p>
        </div>
      ) : (
        <>
          <p>{how === 'split' ? t.give.splitAbout : t.give.mergeAbout}</p>
          {how === 'split' ? (
            <fieldset className="choices">
              <legend className="field-label">{t.give.whichRooms}</legend>
              {parts.rooms.map((r) => (
                <Checkbox
                  key={r.id}
                  label={t.give.room(
                    r.name,
                    t.ages(number(r.from_months), number(r.to_months)),
                    t.children(r.children),
                  )}
                  checked={chosen.includes(r.id)}
                  onChange={(yes) => setChosen((c) => (yes ? [...c, r.id] : c.filter((x) => x !== r.id)))}
                />
              ))}
            </fieldset>
          ) : null}
          {mayBear ? (
            <Choices
              label={t.give.where}
              value={where}
              onChange={setWhere}
              choices={[
                { value: 'existing', label: t.give.existing },
                { value: 'born', label: t.give.born, hint: t.give.bornHint },
              ]}
            />
          ) : null}
          {where === 'born' ? (
            <>
              <Field
                label={t.give.name}
                value={name}
                onChange={setName}
                error={deciding.wrong['center.name']}
              />
              <Field
                label={t.give.code}
                value={code}
                onChange={setCode}
                error={deciding.wrong['center.code']}
              />
            </>
          ) : (
            <FindCenter book={center.book} chosen={to} onChoose={setTo} error={deciding.wrong.to} />
          )}
          <fieldset className="choices">
            <legend className="field-label">{t.give.whoGoes}</legend>
            <p className="field-hint">{parts.posts.length > 0 ? t.give.whoGoesHint : t.give.noPeople}</p>
            {parts.posts.map((p) => (
              <Checkbox
                key={p.id}
                label={t.give.person(p.name, (t.roles as Readonly<Record<string, string>>)[p.role] ?? p.role)}
                checked={going.posts.includes(p.id)}
                onChange={(yes) => setChanged((c) => new Map(c).set(p.id, yes))}
              />
            ))}
          </fieldset>
          <Field
            kind="date"
            label={t.on}
            hint={t.onHint}
            value={on}
            onChange={setOn}
            error={deciding.wrong.on}
          />
          <Told what="cannot" lines={cannot} />
        </>
      )}
    </DecideDialog>
  )
}
