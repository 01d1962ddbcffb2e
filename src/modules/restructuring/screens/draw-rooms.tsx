// The rooms as they are being drawn: name, ages, places, and whether each stays, closes or joins another.
import Plus from 'lucide-react/icons/plus'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { newId } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { type Drawn, staying, whole } from '../rules/recut-plan.ts'
import { changesText } from './text.ts'

export function DrawRooms({ rooms, onDraw }: { rooms: readonly Drawn[]; onDraw: (rooms: Drawn[]) => void }) {
  const t = useText(changesText).recut
  const put = (id: string, change: Partial<Drawn>) =>
    onDraw(rooms.map((r) => (r.id === id ? { ...r, ...change } : r)))
  /** The room that takes another in widens to its ages and takes its places. */
  const join = (id: string, into: string) => {
    const given = rooms.find((r) => r.id === id)!
    const sum = (a: string, b: string) => String((whole(a) ?? 0) + (whole(b) ?? 0))
    onDraw(
      rooms.map((r) => {
        if (r.id === id) return { ...r, fate: into }
        if (r.id !== into) return r
        const from = Math.min(whole(r.from) ?? 0, whole(given.from) ?? 0)
        const to = Math.max(whole(r.to) ?? 0, whole(given.to) ?? 0)
        return { ...r, from: String(from), to: String(to), places: sum(r.places, given.places) }
      }),
    )
  }
  /** The first half keeps the younger ages; each takes half the places. */
  const halve = (room: Drawn) => {
    const [from, to, places] = [whole(room.from) ?? 0, whole(room.to) ?? 0, whole(room.places) ?? 0]
    const middle = Math.floor((from + to) / 2)
    const second: Drawn = {
      ...{ id: newId(), isNew: true, name: t.half(room.name), fate: 'stays' },
      ...{ from: String(Math.min(middle + 1, to)), to: String(to), places: String(Math.floor(places / 2)) },
    }
    const first = { ...room, to: String(middle), places: String(Math.ceil(places / 2)) }
    onDraw(rooms.flatMap((r) => (r.id === room.id ? [first, second] : [r])))
  }
  const add = () => {
    const n = rooms.filter((r) => r.isNew).length + 1
    onDraw([
      ...rooms,
      { id: newId(), isNew: true, name: t.newRoom(n), from: '', to: '', places: '', fate: 'stays' },
    ])
  }
  return (
    <section className="stack" aria-labelledby="rooms-after">
      <div className="row">
        <h2 id="rooms-after">{t.roomsAfter}</h2>
        <Button icon={Plus} onPress={add}>
          {t.add}
        </Button>
      </div>
      {rooms.map((r) => (
        <fieldset key={r.id} className="card form">
          <legend>{r.name}</legend>
          <div className="form-grid" data-dense>
            <Field label={t.name} value={r.name} onChange={(name) => put(r.id, { name })} />
            <Field kind="whole" label={t.from} value={r.from} onChange={(from) => put(r.id, { from })} />
            <Field kind="whole" label={t.to} value={r.to} onChange={(to) => put(r.id, { to })} />
            <Field
              kind="whole"
              label={t.places}
              value={r.places}
              onChange={(places) => put(r.id, { places })}
            />
            {r.isNew ? null : (
              <Select
                label={t.what}
                value={r.fate}
                onChange={(fate) =>
                  fate === 'stays' || fate === 'shuts' ? put(r.id, { fate }) : join(r.id, fate)
                }
                choices={[
                  { value: 'stays', label: t.stays },
                  { value: 'shuts', label: t.shuts },
                  ...staying(rooms)
                    .filter((o) => o.id !== r.id)
                    .map((o) => ({ value: o.id, label: t.joins(o.name) })),
                  ...(r.fate !== 'stays' && r.fate !== 'shuts' && !staying(rooms).some((o) => o.id === r.fate)
                    ? [{ value: r.fate, label: t.shuts }]
                    : []),
                ]}
              />
            )}
          </div>
          {r.fate === 'stays' ? (
            <div className="row">
              <Button look="quiet" label={`${t.halve}: ${r.name}`} onPress={() => halve(r)}>
                {t.halve}
              </Button>
              {r.isNew ? (
                <Button
                  look="quiet"
                  label={`${t.remove}: ${r.name}`}
                  onPress={() => onDraw(rooms.filter((x) => x.id !== r.id))}
                >
                  {t.remove}
                </Button>
              ) : null}
            </div>
          ) : null}
        </fieldset>
      ))}
    </section>
  )
}
