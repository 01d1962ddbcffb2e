// A person registered with a post, another post given, a post ended: each as a fact.
import { useState } from 'react'
import type { InferOutput } from 'valibot'
import type { Role } from '../../../kernel/permission.ts'
import { Button } from '../../../ui/button.tsx'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { Post } from '../../../ui/me.tsx'
import { newId, SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { todayIn } from '../../../ui/today.ts'
import { type listStaff, personRegistered, postEnded, postHeld } from '../contract.ts'
import { staffText } from './desk-text.ts'

export type StaffListed = InferOutput<typeof listStaff.answer>['people'][number]

type Office = Post['scope'] | undefined

/** The posts that make sense in a place. */
const rolesIn = (office: Office): readonly Role[] =>
  office === 'nation'
    ? ['national', 'administrator']
    : office === 'representation'
      ? ['supervisor', 'mentor', 'promoter', 'works-supervisor']
      : ['educator', 'nurse', 'director', 'mentor']

export function PersonForm({
  book,
  zone,
  office,
  onClose,
}: {
  book: string
  zone: string | undefined
  office: Office
  onClose: () => void
}) {
  const today = todayIn(zone)
  const t = useText(staffText)
  const d = useText(deskText)
  const saying = useSaying()
  const [form, setForm] = useState({ given: '', first: '', second: '' })
  const [role, setRole] = useState<Role | ''>('')
  const [from, setFrom] = useState(today)
  const put = (field: keyof typeof form) => (value: string) => setForm((f) => ({ ...f, [field]: value }))
  const save = async () => {
    const about = newId()
    const said = await saying.say([
      { kind: personRegistered, about, book, payload: form },
      { kind: postHeld, about, book, payload: { role, from } },
    ])
    if (said) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.add}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {saying.busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        <div className="form-grid">
          <Field label={t.given} value={form.given} onChange={put('given')} error={saying.wrong.given} />
          <Field label={t.first} value={form.first} onChange={put('first')} error={saying.wrong.first} />
          <Field
            label={t.second}
            value={form.second}
            onChange={put('second')}
            error={saying.wrong.second}
            optional
          />
          <Select
            label={t.role}
            value={role}
            onChange={setRole}
            error={saying.wrong.role}
            choices={rolesIn(office).map((value) => ({ value, label: t.roles[value] }))}
          />
          <Field kind="date" label={t.from} value={from} onChange={setFrom} error={saying.wrong.from} />
        </div>
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}

export function PostForm({
  book,
  zone,
  office,
  person,
  onClose,
}: {
  book: string
  zone: string | undefined
  office: Office
  person: StaffListed
  onClose: () => void
}) {
  const today = todayIn(zone)
  const t = useText(staffText)
  const d = useText(deskText)
  const saying = useSaying()
  const [role, setRole] = useState<Role | ''>('')
  const [from, setFrom] = useState(today)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.givePostTo(`${person.given} ${person.first}`)}
      actions={
        <Button
          look="main"
          busy={saying.busy}
          onPress={async () => {
            if (await saying.say([{ kind: postHeld, about: person.id, book, payload: { role, from } }]))
              onClose()
          }}
        >
          {saying.busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        <Select
          label={t.role}
          value={role}
          onChange={setRole}
          error={saying.wrong.role}
          choices={rolesIn(office).map((value) => ({ value, label: t.roles[value] }))}
        />
        <Field kind="date" label={t.from} value={from} onChange={setFrom} error={saying.wrong.from} />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}

export function EndPost({
  book,
  zone,
  person,
  onClose,
}: {
  book: string
  zone: string | undefined
  person: StaffListed
  onClose: () => void
}) {
  const today = todayIn(zone)
  const t = useText(staffText)
  const { day } = useFormats()
  const saying = useSaying()
  const held = person.posts.filter((p) => !p.to_day)
  const [post, setPost] = useState(held.length === 1 ? held[0]!.key : '')
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.endPostOf(`${person.given} ${person.first}`)}
      actions={
        <Button
          look="grave"
          busy={saying.busy}
          onPress={async () => {
            const payload = { post, on, reason }
            if (await saying.say([{ kind: postEnded, about: person.id, book, payload }])) onClose()
          }}
        >
          {t.endPost}
        </Button>
      }
    >
      <div className="form">
        <Select
          label={t.which}
          value={post}
          onChange={setPost}
          error={saying.wrong.post}
          choices={held.map((p) => ({ value: p.key, label: t.since(t.roles[p.role], day(p.from_day)) }))}
        />
        <Field kind="date" label={t.on} value={on} onChange={setOn} error={saying.wrong.on} />
        <Field
          kind="long"
          label={t.reason}
          value={reason}
          onChange={setReason}
          error={saying.wrong.reason}
          optional
        />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
