// The tablets within reach: what each has to send and since when, how its clock is, and how it is retired.
import TabletSmartphone from 'lucide-react/icons/tablet-smartphone'
import { useState } from 'react'
import { askPhrase, type Device, listDevices, orderDevice } from '../../../kernel/devices.ts'
import { Asked, useAsk, useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { homeSteps, useMay, useMe, widestPost } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { centerFile } from '../../network/contract.ts'
import { listPending } from '../contract.ts'
import { oversightText } from './desk-text.ts'
import { Pairing } from './pairing.tsx'
import { minutesSince } from './pending.tsx'

const CLOCK_TOLERANCE_MS = 5 * 60_000
/** Below this the tablet could not set its reserve aside. Source: offline design, §4.9. */
const SPACE_LOW_BYTES = 500e6
/** A tablet in use that has not been heard of for this long is looked for: a long weekend is shorter. */
const SILENT_MINUTES = 4 * 24 * 60

export function Tablets({ id }: { id?: string }) {
  const t = useText(oversightText)
  const desk = useText(deskText)
  const { number, span } = useFormats()
  const me = useMe()
  const may = useMay()
  const post = widestPost(me)
  const book = id ?? (post?.scope === 'center' ? post.book : undefined)
  /** the office whose phones may be added here: the one the page is of, or one's own from the list of all */
  const office = me.posts.find((p) => p.scope === 'representation' && p.book === (book ?? p.book))
  const pairs =
    may('devices.pair') && me.posts.some((p) => p.scope === 'nation' || p.book === (book ?? office?.book))
  const asked = useAsk(listDevices, book ? { book } : {})
  const places = useAsk(listPending, {})
  const center = useAsk(centerFile, book && !office ? { book } : undefined)
  const [pairing, setPairing] = useState(false)
  const [retiring, setRetiring] = useState<Device>()
  useStanding(
    [
      ...homeSteps(me, t.mexico),
      book && book !== widestPost(me)?.book && center.data
        ? { label: center.data.center.name, to: `/tablero/centro/${book}` }
        : undefined,
      { label: t.tablets.title },
    ],
    'tablets',
  )
  const rooms = center.data?.rooms ?? []
  const placeOf = (d: Device) =>
    places.data?.pending.find((p) => p.book === d.book)?.name ??
    center.data?.center.name ??
    office?.name ??
    ''
  const ago = (instant: string | null, none: string) =>
    instant ? t.tablets.ago(span(minutesSince(instant))) : none
  const columns: Column<Device>[] = [
    {
      id: 'label',
      head: t.tablets.label,
      value: (d) => d.label,
      cell: (d) => (
        <span className="row">
          {d.label}
          {d.lost_data ? <Chip state="urgent">{t.tablets.lost}</Chip> : null}
          {d.cloned ? <Chip state="urgent">{t.tablets.cloned}</Chip> : null}
          {d.phrase_due ? <Chip state="none">{t.tablets.phraseDue}</Chip> : null}
          {d.durable === false ? <Chip state="attention">{t.tablets.notDurable}</Chip> : null}
        </span>
      ),
    },
    book
      ? {
          id: 'room',
          head: t.tablets.room,
          value: (d) =>
            rooms.find((r) => r.key === d.room)?.name ??
            (office ? t.tablets.wholeOffice : t.tablets.wholeCenter),
        }
      : {
          id: 'place',
          head: t.tablets.place,
          value: placeOf,
          cell: (d) => <Link to={`/tabletas/${d.book}`}>{placeOf(d)}</Link>,
        },
    {
      id: 'state',
      head: t.tablets.state,
      value: (d) => t.tablets.states[d.state],
      cell: (d) => (
        <Chip
          state={
            d.state === 'claimed' ? 'attention' : d.state === 'paired' && !d.order_given ? 'calm' : 'none'
          }
        >
          {d.order_given ? t.tablets.orders[d.order_given] : t.tablets.states[d.state]}
        </Chip>
      ),
    },
    {
      id: 'pending',
      head: t.tablets.pendingFacts,
      number: true,
      value: (d) => d.pending,
      cell: (d) => (
        <span className="row">
          {number(d.pending ?? 0)}
          {d.photos_waiting ? <span className="soft">{t.tablets.photos(d.photos_waiting)}</span> : null}
          {d.photos_refused ? (
            <Chip state="attention">{t.tablets.photosRefused(d.photos_refused)}</Chip>
          ) : null}
        </span>
      ),
    },
    {
      id: 'oldest',
      head: t.tablets.oldest,
      number: true,
      value: (d) => (d.oldest_pending ? -minutesSince(d.oldest_pending) : null),
      cell: (d) => ago(d.oldest_pending, t.pending.nothing),
    },
    {
      id: 'seen',
      head: t.tablets.seen,
      number: true,
      value: (d) => (d.last_seen ? -minutesSince(d.last_seen) : null),
      cell: (d) =>
        d.state === 'paired' && d.last_seen !== null && minutesSince(d.last_seen) > SILENT_MINUTES ? (
          <Chip state="attention">{ago(d.last_seen, t.tablets.never)}</Chip>
        ) : (
          ago(d.last_seen, t.tablets.never)
        ),
    },
    {
      id: 'space',
      head: t.tablets.space,
      number: true,
      value: (d) => d.free_bytes,
      cell: (d) =>
        d.free_bytes === null ? (
          t.tablets.unknown
        ) : d.free_bytes < SPACE_LOW_BYTES ? (
          <Chip state="attention">{t.tablets.spaceLeft(number(Math.round(d.free_bytes / 1e6)))}</Chip>
        ) : (
          t.tablets.spaceLeft(number(Math.round(d.free_bytes / 1e6)))
        ),
    },
    {
      id: 'version',
      head: t.tablets.version,
      value: (d) => d.app_version ?? t.tablets.unknown,
      cell: (d) => (
        <span className="row">
          {d.app_version ?? t.tablets.unknown}
          {d.app_version !== null && d.app_version !== asked.data?.release ? (
            <Chip state="none">{t.tablets.older}</Chip>
          ) : null}
        </span>
      ),
    },
    {
      id: 'clock',
      head: t.tablets.clock,
      value: (d) => d.clock_off_ms,
      cell: (d) =>
        d.clock_off_ms !== null && Math.abs(d.clock_off_ms) > CLOCK_TOLERANCE_MS ? (
          <Chip state="attention">{t.tablets.clockOff(span(Math.abs(d.clock_off_ms) / 60_000))}</Chip>
        ) : (
          t.tablets.clockGood
        ),
    },
  ]
  if (pairs) {
    columns.push({
      id: 'do',
      head: desk.actions,
      sortable: false,
      value: () => null,
      cell: (d) =>
        d.state === 'revoked' ||
        !(book || me.posts.some((p) => p.scope === 'nation' || p.book === d.book)) ? null : (
          <Button look="quiet" label={`${t.tablets.retire}: ${d.label}`} onPress={() => setRetiring(d)}>
            {t.tablets.retire}
          </Button>
        ),
    })
  }
  const pair =
    pairs && (book || office) ? (
      <Button look="main" icon={TabletSmartphone} onPress={() => setPairing(true)}>
        {office ? t.tablets.pairPhone : t.tablets.pair}
      </Button>
    ) : null
  return (
    <>
      <PageHead
        title={book && office ? t.tablets.phones : t.tablets.title}
        about={
          book || office
            ? t.tablets.about
            : `${t.tablets.about} ${may('devices.pair') ? t.tablets.pairIn : ''}`
        }
        actions={asked.data && asked.data.devices.length > 0 ? pair : null}
      />
      <Asked of={asked} height={30}>
        {({ devices }) => (
          <DataTable
            caption={t.tablets.title}
            rows={devices}
            rowId={(d) => d.id}
            columns={columns}
            take={{ list: listDevices.id, filters: book ? { book } : {} }}
            empty={
              <EmptyState icon={TabletSmartphone} title={t.tablets.empty} action={pair}>
                {t.tablets.emptyAbout}
              </EmptyState>
            }
          />
        )}
      </Asked>
      {pairing && (book || office) ? (
        <Pairing
          book={book ?? office?.book ?? ''}
          office={office !== undefined}
          rooms={rooms.filter((r) => r.closed_on === null)}
          onClose={() => setPairing(false)}
        />
      ) : null}
      {retiring ? <Retire device={retiring} onClose={() => setRetiring(undefined)} /> : null}
    </>
  )
}

function Retire({ device, onClose }: { device: Device; onClose: () => void }) {
  const t = useText(oversightText).tablets
  const words = useNoAnswerWords()
  const again = useAskAgain()
  const toast = useToast()
  const [order, setOrder] = useState<'phrase' | 'drain' | 'wipe' | ''>('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const give = async () => {
    setTried(true)
    if (order === '' || busy) return
    setBusy(true)
    const which = { book: device.book, device: device.id }
    const told =
      order === 'phrase' ? await call(askPhrase, which) : await call(orderDevice, { ...which, order })
    setBusy(false)
    if (!('answer' in told)) return setNone(told)
    toast(order === 'phrase' ? t.phraseAsked : t.orderGiven)
    onClose()
    await again(listDevices, listPending)
  }
  const unsent = device.pending ?? 0
  const photos = device.photos_waiting ?? 0
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.retireTitle(device.label)}
      actions={
        <Button look="grave" busy={busy} onPress={() => void give()}>
          {t.give}
        </Button>
      }
    >
      <div className="form">
        <Choices
          label={t.retire}
          value={order}
          onChange={setOrder}
          error={tried && order === '' ? t.choose : undefined}
          choices={[
            ...(device.state === 'paired'
              ? [{ value: 'phrase' as const, label: t.askPhrase, hint: t.phraseHint }]
              : []),
            { value: 'drain', label: t.drain, hint: t.drainHint },
            { value: 'wipe', label: t.wipe, hint: t.wipeHint },
          ]}
        />
        {order === 'wipe' && unsent > 0 ? (
          <p role="status">
            <Chip state="urgent">{t.wipeCount(unsent)}</Chip>
          </p>
        ) : null}
        {order === 'wipe' && photos > 0 ? (
          <p role="status">
            <Chip state="urgent">{t.wipePhotos(photos)}</Chip>
          </p>
        ) : null}
        {none ? <ErrorState {...words(none)} /> : null}
      </div>
    </Dialog>
  )
}
