// The children of an incident's first note at the desk: chosen by room, and of each what it was, how it was found and whether its family knows.
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { ChildLine } from '../../../ui/child-face.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { todayIn } from '../../../ui/today.ts'
import { listChildren } from '../../children/contract.ts'
import { BodyPart, ChildPart, type IncidentKind, InjurySeen, ToldHow } from '../contract/kinds.ts'
import { mustKnow } from '../rules/asks.ts'
import { type Knows, NO_ROOM, type NotedChild } from '../rules/first-note.ts'
import { useAdultsOf } from './adults-of-child.ts'
import { chosenChild } from './note-draft.ts'
import { Checks, type NotePart, type RoomNamed } from './note-parts.tsx'
import { noteText } from './note-text.ts'
import { incidentText } from './words.ts'

const KNOWS: readonly Knows[] = ['told', 'no-answer', 'not-yet']
const OTHER = 'other'
/** What happens to a child without hurting it. */
const BEFELL: ReadonlySet<IncidentKind | ''> = new Set(['food', 'medicine', 'missing', 'outsider'])

export function WhoOfNote(props: NotePart & { book: string; rooms: readonly RoomNamed[] }) {
  const { draft, put, words, zone, book, rooms } = props
  const t = useText(noteText)
  const [asked, setAsked] = useState<string>()
  const room = asked ?? (draft.room === NO_ROOM ? '' : draft.room)
  const list = useAsk(listChildren, room === '' ? undefined : { book, room })
  const chosen = new Map(draft.children.map((c) => [c.child, c]))
  const toggle = (id: string, name: string) =>
    put({
      nobody: false,
      children: chosen.has(id)
        ? draft.children.filter((c) => c.child !== id)
        : [...draft.children, chosenChild(id, todayIn(zone))],
      names: { ...draft.names, [id]: name },
    })
  return (
    <section className="card stack" aria-labelledby="note-who">
      <h2 id="note-who">{t.who}</h2>
      <Select
        label={t.whoRoom}
        value={room}
        onChange={setAsked}
        choices={rooms.map((r) => ({ value: r.id, label: r.name }))}
        optional
      />
      <Checks label={t.whoAsk} error={words('children')}>
        {room === '' ? <p className="soft">{t.whoFirst}</p> : null}
        {room === '' ? null : (
          <Asked of={list} height={6}>
            {({ children }) => (
              <div className="note-grid">
                {children.length === 0 ? <p className="soft">{t.whoNone}</p> : null}
                {children.map((c) => {
                  const name = `${c.given ?? ''} ${c.first ?? ''}`.trim()
                  return (
                    <Checkbox
                      key={c.id}
                      label={name}
                      checked={chosen.has(c.id)}
                      onChange={() => toggle(c.id, name)}
                    />
                  )
                })}
              </div>
            )}
          </Asked>
        )}
        <Checkbox
          label={t.nobody}
          checked={draft.nobody}
          disabled={draft.children.length > 0}
          onChange={(nobody) => put({ nobody })}
        />
      </Checks>
      {draft.children.map((c) => (
        <OneOfNote
          key={c.child}
          {...props}
          c={c}
          name={draft.names[c.child] ?? ''}
          onChange={(more) =>
            put({ children: draft.children.map((x) => (x.child === c.child ? { ...x, ...more } : x)) })
          }
          onOut={() => put({ children: draft.children.filter((x) => x.child !== c.child) })}
        />
      ))}
    </section>
  )
}

type One = NotePart & {
  readonly book: string
  readonly c: NotedChild
  readonly name: string
  readonly onChange: (more: Partial<NotedChild>) => void
  readonly onOut: () => void
}

function OneOfNote(props: One) {
  const { draft, words, c, name, onChange, onOut } = props
  const t = useText(noteText)
  const w = useText(incidentText)
  const parts = BEFELL.has(draft.kind) ? { ...w.parts, hurt: w.partsDanger } : w.parts
  const put = (at: number, more: Partial<NotedChild['injuries'][number]>) =>
    onChange({ injuries: c.injuries.map((x, i) => (i === at ? { ...x, ...more } : x)) })
  return (
    <article className="card stack" aria-label={name}>
      <div className="row note-child">
        <ChildLine id={c.child} name={name} />
        <Button look="quiet" label={t.takeOut(name)} onPress={onOut}>
          {t.takeOut(name)}
        </Button>
      </div>
      <Choices
        label={t.part(name)}
        value={c.part}
        onChange={(part) => onChange({ part })}
        choices={ChildPart.options.map((value) => ({ value, label: parts[value] }))}
      />
      {c.part === 'hurt' ? (
        <>
          {c.injuries.map((x, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; nothing else tells two empty ones apart
            <div className="form-grid" key={i}>
              <Select
                label={t.injury}
                value={x.body}
                onChange={(body) => put(i, { body })}
                choices={BodyPart.options.map((value) => ({ value, label: w.body[value] }))}
                error={words(`injuries|${c.child}`)}
                optional
              />
              <Select
                label={t.seen}
                value={x.seen}
                onChange={(seen) => put(i, { seen })}
                choices={InjurySeen.options.map((value) => ({ value, label: w.seen[value] }))}
                optional
              />
            </div>
          ))}
          <div className="row">
            <Button
              look="quiet"
              icon={Plus}
              onPress={() => onChange({ injuries: [...c.injuries, { body: '', seen: '' }] })}
            >
              {t.oneMore}
            </Button>
            {c.injuries.length > 1 || c.injuries.some((x) => x.body !== '' || x.seen !== '') ? (
              <Button
                look="quiet"
                onPress={() =>
                  onChange({
                    injuries: c.injuries.length > 1 ? c.injuries.slice(0, -1) : [{ body: '', seen: '' }],
                  })
                }
              >
                {t.lessOne}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
      {mustKnow(c) ? (
        <>
          <Choices
            label={t.knows}
            value={c.knows}
            onChange={(knows) => onChange({ knows })}
            choices={KNOWS.map((value) => ({
              ...{ value, label: t.know[value] },
              ...(value === 'not-yet' ? { hint: t.notYetHint } : {}),
            }))}
            error={words(`knows|${c.child}`)}
          />
          {c.knows === 'told' || c.knows === 'no-answer' ? <WhoWasTold {...props} /> : null}
        </>
      ) : null}
    </article>
  )
}

/** Opens the child's adults, which its file remembers: only where somebody was called. */
function WhoWasTold({ draft, words, zone, book, c, onChange }: One) {
  const t = useText(noteText)
  const w = useText(incidentText)
  const adults = useAdultsOf(book, c.child)
  const [other, setOther] = useState(c.who !== '')
  const typed = adults.length === 0 || other
  const missing = words(`who|${c.child}`)
  const optional = c.knows !== 'told'
  return (
    <div className="form-grid">
      {adults.length > 0 ? (
        <Select
          label={t.whom}
          value={other ? OTHER : c.adult}
          onChange={(value) => {
            setOther(value === OTHER)
            const relation = adults.find((a) => a.adult === value)?.relation ?? ''
            onChange(value === OTHER ? { adult: '', relation: '' } : { adult: value, relation, who: '' })
          }}
          choices={[
            ...adults.map((a) => ({ value: a.adult, label: a.label })),
            { value: OTHER, label: t.whomOther },
          ]}
          error={typed ? undefined : missing}
          optional={optional}
        />
      ) : null}
      {typed ? (
        <Field
          label={adults.length > 0 ? t.whomName : t.whom}
          hint={t.whomHint}
          value={c.who}
          onChange={(who) => onChange({ who })}
          maxLength={160}
          error={missing}
          optional={optional}
        />
      ) : null}
      <Select
        label={t.how}
        value={c.how}
        onChange={(how) => onChange({ how })}
        choices={ToldHow.options.map((value) => ({ value, label: w.how[value] }))}
      />
      <Field
        kind="date"
        label={t.toldOn}
        min={draft.day}
        max={todayIn(zone)}
        value={c.toldOn}
        onChange={(toldOn) => onChange({ toldOn })}
      />
      <Field
        label={t.toldAt}
        hint={t.hourHint}
        value={c.toldAt}
        onChange={(toldAt) => onChange({ toldAt })}
        maxLength={5}
        error={words(`toldAt|${c.child}`)}
      />
    </div>
  )
}
