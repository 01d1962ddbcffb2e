// On a child's file: which other files were joined into it, who said so and why, and how to split them again.
import Split from 'lucide-react/icons/split'
import { useState } from 'react'
import type { Purpose } from '../../../kernel/purposes.ts'
import { useAsk, useAskAgain } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import '../../../ui/desk.css'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { type Joined, joinedFiles } from '../contract/joining.ts'
import { filesSplit } from '../contract/kinds.ts'
import type { Child } from '../contract/rows.ts'
import { joinedText } from './joined-text.ts'

type Rooms = ReadonlyMap<string, string>
type Since = Joined['since'][number]

export function JoinedCard(props: {
  readonly book: string
  readonly child: Child
  readonly purpose: Purpose
  readonly rooms: Rooms
}) {
  const may = useMay()
  return may('children.merge') ? <JoinedHere {...props} /> : null
}

function JoinedHere({
  book,
  child,
  purpose,
  rooms,
}: {
  book: string
  child: Child
  purpose: Purpose
  rooms: Rooms
}) {
  const t = useText(joinedText)
  const { asOf } = useFormats()
  const asked = useAsk(joinedFiles, { book, child: child.key, purpose })
  const [splitting, setSplitting] = useState<Joined>()
  const [split, setSplit] = useState<Joined>()
  const joined = asked.data?.joined ?? []
  if (joined.length === 0 && !split) return null
  return (
    <section className="card stack no-print" aria-labelledby="joined">
      <h2 id="joined">{t.title}</h2>
      {split ? (
        <p role="status" className="row">
          <StateShape state="calm" />
          <span>{t.done}</span>
        </p>
      ) : null}
      {joined.map((j) => (
        <div key={j.join} className="row">
          <span>
            {t.about(j.by ?? t.someone, asOf(j.at))} {j.from ? t.elsewhere : null}
            {j.reason ? (
              <>
                <br />
                {t.why(j.reason)}
              </>
            ) : null}
          </span>
          <Button icon={Split} onPress={() => setSplitting(j)}>
            {t.split}
          </Button>
        </div>
      ))}
      {splitting ? (
        <SplitDialog
          {...{ book, child, rooms }}
          joined={splitting}
          onClose={() => setSplitting(undefined)}
          onSplit={() => {
            setSplit(splitting)
            setSplitting(undefined)
          }}
        />
      ) : null}
    </section>
  )
}

function SplitDialog({
  book,
  child,
  rooms,
  joined,
  onClose,
  onSplit,
}: {
  book: string
  child: Child
  rooms: Rooms
  joined: Joined
  onClose: () => void
  onSplit: () => void
}) {
  const t = useText(joinedText)
  const words = useWords()
  const { asOf } = useFormats()
  const detail = useDetail(rooms)
  const deciding = useDeciding()
  const again = useAskAgain()
  const [reason, setReason] = useState('')
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set())
  const idOf = (s: Since) => s.facts[0] as string
  const give = (s: Since, other: boolean) => {
    const now = new Set(theirs)
    if (other) now.add(idOf(s))
    else now.delete(idOf(s))
    setTheirs(now)
  }
  const save = async () => {
    const payload = {
      ...{ join: joined.join, reason },
      ...(joined.from ? { from: joined.from } : {}),
      theirs: joined.since.filter((s) => theirs.has(idOf(s))).flatMap((s) => s.facts),
    }
    if (!(await deciding.decide({ kind: filesSplit, about: child.key, book, payload }))) return
    await again()
    onSplit()
  }
  const code = deciding.none && 'refusal' in deciding.none ? deciding.none.refusal.code : undefined
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.split}
      actions={
        <Button look="main" busy={deciding.busy} onPress={() => void save()}>
          {t.confirm}
        </Button>
      }
    >
      <div className="form">
        <p>{t.splitAbout}</p>
        {joined.from ? (
          <p>{t.onlyHere}</p>
        ) : joined.since.length === 0 ? (
          <p>{t.nothing}</p>
        ) : (
          <>
            <h3>{t.since}</h3>
            <p>{t.sinceAbout}</p>
            {joined.since.map((s) => (
              <Choices
                key={idOf(s)}
                label={[words(s.words), detail(s.payload), t.said(s.by ?? t.someone, asOf(s.at))]
                  .filter(Boolean)
                  .join(' · ')}
                value={theirs.has(idOf(s)) ? 'theirs' : 'mine'}
                onChange={(value) => give(s, value === 'theirs')}
                choices={[
                  { value: 'mine', label: t.mine },
                  { value: 'theirs', label: t.theirs },
                ]}
              />
            ))}
            {joined.more ? <p className="soft">{t.more}</p> : null}
          </>
        )}
        <Field
          kind="long"
          label={t.reason}
          value={reason}
          onChange={setReason}
          error={deciding.wrong.reason}
        />
        {deciding.none ? (
          <p role="alert" className="field-error">
            <StateShape state="urgent" />
            <span>
              {(code && (t.refusals as Readonly<Record<string, string>>)[code]) ?? code} {t.unchanged}
            </span>
          </p>
        ) : null}
      </div>
    </Dialog>
  )
}

/** What a fact says, as far as one line tells it: its day, room, measures and words. */
function useDetail(rooms: Rooms): (payload: Readonly<Record<string, unknown>>) => string {
  const t = useText(joinedText)
  const { day, number } = useFormats()
  return (payload) => {
    const text = (field: string) => (typeof payload[field] === 'string' ? (payload[field] as string) : '')
    const measure = (field: string, said: (n: string) => string) =>
      typeof payload[field] === 'number' ? said(number(payload[field] as number, 2)) : ''
    const when = text('day') || text('on') || text('from')
    return [
      when ? day(when) : '',
      rooms.get(text('room')) ?? '',
      measure('weightKg', t.weight),
      measure('lengthCm', t.length),
      ...['text', 'name', 'given', 'first', 'second', 'birth', 'curp'].map(text),
    ]
      .filter(Boolean)
      .join(', ')
  }
}
