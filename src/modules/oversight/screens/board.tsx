// The board: where one is between the nation and a room, at most five figures, a map and a list that move together, one trend.
import Building2 from 'lucide-react/icons/building-2'
import Printer from 'lucide-react/icons/printer'
import { type ReactNode, useState } from 'react'
import type { Me } from '../../../kernel/sign-in.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import {
  type Board as BoardTold,
  type IndicatorTold,
  readBoard,
  type ScopeKind,
  type Step,
} from '../contract.ts'
import { BoardMap } from './board-map.tsx'
import { BoardTable } from './board-table.tsx'
import { BoardTrend } from './board-trend.tsx'
import { oversightText } from './desk-text.ts'
import { listBehind } from './figure-words.ts'
import { Headlines } from './headlines.tsx'
import { useLiveFigures } from './live.ts'

/** Where a step of the path leads. */
export function addressOf(step: Pick<Step, 'kind' | 'id'>, center?: string): string {
  switch (step.kind) {
    case 'nation':
      return '/tablero'
    case 'representation':
      return `/tablero/representacion/${step.id}`
    case 'center':
      return `/tablero/centro/${step.id}`
    case 'room':
      return `/tablero/centro/${center}/sala/${step.id}`
  }
}

/** Steps above a person's reach are words without address. */
const pathOf = (board: BoardTold | undefined, me: Me, mexico: string) => {
  const center = board?.path.find((s) => s.kind === 'center')?.id
  const nation = me.posts.some((p) => p.scope === 'nation')
  const reach = (s: Step) =>
    nation || s.kind === 'center' || s.kind === 'room' || me.posts.some((p) => p.book === s.id)
  return (board?.path ?? []).map((s) => ({
    label: s.kind === 'nation' ? mexico : s.name,
    to: reach(s) ? addressOf(s, center) : undefined,
  }))
}

const MOST = 5

/** The wished ones that say something here, filled up to five with the others. */
function headlinesOf(board: BoardTold, wished: readonly string[]): IndicatorTold[] {
  const said = (id: string) => {
    const now = board.headlines.find((h) => h.indicator === id)?.now
    return now !== null && now !== undefined
  }
  const place = (i: IndicatorTold) => (wished.includes(i.id) ? wished.indexOf(i.id) : wished.length)
  return board.indicators
    .filter((i) => said(i.id))
    .sort((a, b) => place(a) - place(b))
    .slice(0, MOST)
}

type Scope = { readonly kind: ScopeKind; readonly id?: string; readonly room?: string }

/** `wished` are the ids of the figures to put on top; `under` is what the page puts under the board: the children of a room, which the board itself does not know. */
export function Board({
  kind,
  id,
  room,
  wished,
  under,
}: Scope & { wished: readonly string[]; under?: ReactNode }) {
  const t = useText(oversightText)
  const words = useWords()
  const { asOf } = useFormats()
  const me = useMe()
  const may = useMay()
  const live = useLiveFigures()
  const input = { kind, ...(id ? { id } : {}), ...(room ? { room } : {}) }
  const asked = useAsk(readBoard, input)
  const [wanted, setWanted] = useState('')
  const [selected, setSelected] = useState<string>()
  useStanding(pathOf(asked.data, me, t.mexico), 'board')
  return (
    <Asked of={asked} height={40}>
      {(board) => {
        const here = board.path.at(-1)
        const shown = headlinesOf(board, wished)
        const chosen =
          board.indicators.find((i) => i.id === wanted) ?? shown.find((i) => i.period === 'day') ?? shown[0]
        const columns = chosen && !shown.includes(chosen) ? [...shown, chosen] : shown
        const now = board.headlines.find((h) => h.indicator === chosen?.id)?.now
        const behind = chosen && now ? listBehind(chosen, { kind, id }, now.period, may) : undefined
        const name = kind === 'nation' ? t.mexico : (here?.name ?? '')
        return (
          <div className="stack">
            <PageHead
              title={t.board.title(name)}
              about={
                <>
                  {t.board.about(asOf(board.asOf, undefined, true))}{' '}
                  <Chip state={live ? 'calm' : 'none'}>{live ? t.board.live : t.board.notLive}</Chip>
                </>
              }
              actions={
                <Button icon={Printer} onPress={() => print()}>
                  {t.board.print}
                </Button>
              }
            />
            <Headlines board={board} indicators={shown} scope={{ kind, id }} />
            {kind === 'center' && id ? <CenterWork id={id} /> : null}
            {chosen ? (
              <div className="no-print row">
                <Select
                  label={t.board.chosen}
                  value={chosen.id}
                  onChange={setWanted}
                  choices={board.indicators.map((i) => ({ value: i.id, label: words(i.words) }))}
                />
                {behind ? (
                  <ButtonLink to={behind} look="quiet">
                    {t.board.which}
                    <span className="unseen">: {words(chosen.words)}</span>
                  </ButtonLink>
                ) : null}
              </div>
            ) : null}
            {chosen && kind !== 'room' ? (
              <div className="beside">
                {kind === 'nation' ? (
                  <BoardMap board={board} indicator={chosen} selected={selected} onSelect={setSelected} />
                ) : null}
                <BoardTrend board={board} indicator={chosen} />
              </div>
            ) : null}
            {chosen && kind === 'room' ? <BoardTrend board={board} indicator={chosen} /> : null}
            {kind === 'room' ? null : (
              <BoardTable
                board={board}
                kind={kind}
                indicators={columns}
                selected={selected}
                onSelect={setSelected}
                take={{ list: readBoard.id, filters: input }}
                empty={<NothingBelow kind={kind} id={id} />}
              />
            )}
            {under}
          </div>
        )
      }}
    </Asked>
  )
}

function NothingBelow({ kind, id }: { kind: ScopeKind; id?: string }) {
  const t = useText(oversightText).board
  const may = useMay()
  if (kind === 'nation') {
    return (
      <EmptyState
        icon={Building2}
        title={t.emptyNation}
        action={may('exchange.import') ? <ButtonLink to="/importar">{t.goImport}</ButtonLink> : null}
      >
        {t.emptyNationDo}
      </EmptyState>
    )
  }
  if (kind === 'representation') {
    return (
      <EmptyState icon={Building2} title={t.emptyRepresentation}>
        {t.emptyRepresentationDo}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={Building2}
      title={t.emptyCenter}
      action={<ButtonLink to={`/centro/${id}`}>{t.goCenter}</ButtonLink>}
    >
      {t.emptyCenterDo}
    </EmptyState>
  )
}

/** From a center's board to the work that stands behind its figures. */
function CenterWork({ id }: { id: string }) {
  const t = useText(oversightText).board
  const may = useMay()
  return (
    <nav className="row no-print" aria-label={t.moreLinks}>
      <ButtonLink to={`/centro/${id}`}>{t.links.center}</ButtonLink>
      {may('children.read') ? (
        <ButtonLink to={`/centro/${id}/ninas-y-ninos`}>{t.links.children}</ButtonLink>
      ) : null}
      {may('children.read') ? (
        <>
          <ButtonLink to={`/centro/${id}/puerta`}>{t.links.door}</ButtonLink>
          <ButtonLink to={`/centro/${id}/dia`}>{t.links.daily}</ButtonLink>
        </>
      ) : null}
      {may('incidents.read') ? (
        <ButtonLink to={`/centro/${id}/incidentes`}>{t.links.incidents}</ButtonLink>
      ) : null}
      {may('children.read') ? (
        <ButtonLink to={`/centro/${id}/crecimiento`}>{t.links.growth}</ButtonLink>
      ) : null}
      {may('staff.read') ? <ButtonLink to={`/centro/${id}/personal`}>{t.links.staff}</ButtonLink> : null}
      {may('devices.read') ? <ButtonLink to={`/tabletas/${id}`}>{t.links.tablets}</ButtonLink> : null}
      {may('review.resolve') ? <ButtonLink to={`/revision/${id}`}>{t.links.review}</ButtonLink> : null}
    </nav>
  )
}
