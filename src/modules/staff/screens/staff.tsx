// Who works in a place: people with their posts, what they enter the tablet and the desk with, and the changes to both.
import UserPlus from 'lucide-react/icons/user-plus'
import Users from 'lucide-react/icons/users'
import { useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeOf, useMay, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { todayIn } from '../../../ui/today.ts'
import { centerFile } from '../../network/contract.ts'
import { listStaff } from '../contract.ts'
import { Certificates } from './certificates.tsx'
import { GiveAccount, ResetFactors, SetPin } from './credentials.tsx'
import { staffText } from './desk-text.ts'
import { EndPost, PersonForm, PostForm, type StaffListed } from './person-forms.tsx'

type Doing =
  | { readonly what: 'add' }
  | {
      readonly what: 'menu' | 'post' | 'end' | 'pin' | 'account' | 'reset' | 'certificates'
      readonly person: StaffListed
    }
  | undefined

/** `id` is any book with people: a center, a representation, the national office. */
export function Staff({ id }: { id: string }) {
  const t = useText(staffText)
  const d = useText(deskText)
  const { day } = useFormats()
  const me = useMe()
  const may = useMay()
  const [doing, setDoing] = useState<Doing>()
  const office = me.posts.find((p) => p.book === id && p.scope !== 'center')
  const center = useAsk(centerFile, office ? undefined : { book: id })
  const asked = useAsk(listStaff, { book: id })
  useStanding(
    [
      office?.scope === 'nation'
        ? { label: t.mexico, to: '/tablero' }
        : office
          ? { label: office.name, to: homeOf(me) }
          : center.data
            ? { label: center.data.center.name, to: `/tablero/centro/${id}` }
            : undefined,
      { label: t.title },
    ],
    'staff',
  )
  const close = () => setDoing(undefined)
  const nameOf = (p: StaffListed) => [p.given, p.first, p.second].filter(Boolean).join(' ')
  const zone = center.data?.center.time_zone
  const today = todayIn(zone)
  const columns: Column<StaffListed>[] = [
    { id: 'person', head: t.person, value: nameOf },
    {
      id: 'posts',
      head: t.posts,
      value: (p) => p.posts.map((o) => t.roles[o.role]).join(' '),
      cell: (p) => (
        <span className="stack">
          {p.posts.map((o) => (
            <span key={o.key} className={o.to_day && o.to_day <= today ? 'soft' : undefined}>
              {o.to_day
                ? t.until(t.roles[o.role], day(o.from_day), day(o.to_day))
                : t.since(t.roles[o.role], day(o.from_day))}
            </span>
          ))}
        </span>
      ),
    },
    {
      id: 'pin',
      head: t.pin,
      value: (p) => (p.pin ? t.hasPin : t.noPin),
      cell: (p) => (p.pin ? t.hasPin : <Chip state="none">{t.noPin}</Chip>),
    },
    { id: 'account', head: t.account, value: (p) => p.account ?? t.none },
  ]
  if (may('staff.write')) {
    columns.push({
      id: 'do',
      head: d.actions,
      sortable: false,
      value: () => null,
      cell: (p) => (
        <Button
          look="quiet"
          label={`${t.menu}: ${nameOf(p)}`}
          onPress={() => setDoing({ what: 'menu', person: p })}
        >
          {t.menu}
        </Button>
      ),
    })
  }
  const add = may('staff.write') ? (
    <Button look="main" icon={UserPlus} onPress={() => setDoing({ what: 'add' })}>
      {t.add}
    </Button>
  ) : null
  return (
    <>
      <PageHead title={t.title} about={t.about} actions={add} />
      <Asked of={asked} height={30}>
        {({ people }) => (
          <DataTable
            caption={t.title}
            rows={people}
            rowId={(p) => p.id}
            columns={columns}
            take={{ list: listStaff.id, filters: { book: id } }}
            empty={
              <EmptyState icon={Users} title={t.empty} action={add}>
                {t.emptyAbout}
              </EmptyState>
            }
          />
        )}
      </Asked>
      {doing?.what === 'menu' ? (
        <PersonMenu
          person={doing.person}
          onChoose={(what) => setDoing({ what, person: doing.person })}
          onClose={close}
        />
      ) : null}
      {doing?.what === 'add' ? (
        <PersonForm book={id} zone={zone} office={office?.scope} onClose={close} />
      ) : null}
      {doing?.what === 'post' ? (
        <PostForm book={id} zone={zone} office={office?.scope} person={doing.person} onClose={close} />
      ) : null}
      {doing?.what === 'end' ? <EndPost book={id} zone={zone} person={doing.person} onClose={close} /> : null}
      {doing?.what === 'pin' ? <SetPin book={id} person={doing.person} onClose={close} /> : null}
      {doing?.what === 'reset' ? <ResetFactors book={id} person={doing.person} onClose={close} /> : null}
      {doing?.what === 'certificates' ? (
        <Certificates book={id} person={doing.person} onClose={close} />
      ) : null}
      {doing?.what === 'account' ? <GiveAccount book={id} person={doing.person} onClose={close} /> : null}
    </>
  )
}

/** What can be done for one person, as a short list: rows stay one line high. */
function PersonMenu({
  person,
  onChoose,
  onClose,
}: {
  person: StaffListed
  onChoose: (what: 'post' | 'end' | 'pin' | 'account' | 'reset' | 'certificates') => void
  onClose: () => void
}) {
  const t = useText(staffText)
  const may = useMay()
  return (
    <Dialog
      open
      onClose={onClose}
      title={[person.given, person.first, person.second].filter(Boolean).join(' ')}
    >
      <div className="form">
        <Button onPress={() => onChoose('pin')}>{person.pin ? t.changePin : t.setPin}</Button>
        <Button onPress={() => onChoose('account')}>{person.account ? t.newPassword : t.giveAccount}</Button>
        {person.account && may('staff.appoint') ? (
          <Button onPress={() => onChoose('reset')}>{t.resetFactors}</Button>
        ) : null}
        <Button onPress={() => onChoose('post')}>{t.givePost}</Button>
        <Button onPress={() => onChoose('certificates')}>{t.certificates.title}</Button>
        {person.posts.some((o) => !o.to_day) ? (
          <Button onPress={() => onChoose('end')}>{t.endPost}</Button>
        ) : null}
      </div>
    </Dialog>
  )
}
