// A list of rows for the desk: search first, sort, walk with the arrows, ask for more, take it away as a file or on paper.

import {
  type ColumnDef,
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  type SortingState,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import Printer from 'lucide-react/icons/printer'
import SearchIcon from 'lucide-react/icons/search'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from './button.tsx'
import './data-table.css'
import { folded } from './formats.ts'
import './frames.css'
import { useText } from './language.tsx'
import { tableText } from './table-text.ts'
import { type Take, TakeAway } from './take-away.tsx'
import { uiText } from './text.ts'

export type Column<R> = {
  readonly id: string
  readonly head: string
  /** what sorts and what the search looks at; null goes last */
  readonly value: (row: R) => string | number | null
  /** what is shown, when it is more than the value */
  readonly cell?: (row: R) => ReactNode
  readonly number?: boolean
  readonly sortable?: boolean
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })
const ROW = 49
/** So many rows go on paper at the most; more of them are a file. */
const PRINT_MOST = 2000
const VIRTUAL_FROM = 100
/** so few rows are seen at a glance, as are those told in a fixed order: nothing to search */
const FEW = 8

/**
 * Rows come whole (up to some thousands) or by keyset pages through `more`. The first column names the row.
 * With `onSearch` the server searches; without it the table looks through the rows it has.
 */
export function DataTable<R extends RowData>({
  caption,
  rows,
  rowId,
  columns,
  search,
  onSearch,
  onOpen,
  selected,
  onSelect,
  more,
  total,
  take,
  empty,
  tools,
}: {
  /** what the list is of; heard, and printed as its title */
  caption: string
  rows: readonly R[]
  rowId: (row: R) => string
  columns: readonly Column<R>[]
  /** text asked of the server */
  search?: string
  onSearch?: (text: string) => void
  /** Enter or a press on a row */
  onOpen?: (row: R) => void
  /** the row that a map or chart shows too */
  selected?: string
  onSelect?: (id: string) => void
  more?: { readonly onMore: () => void; readonly loading: boolean }
  /** how many the server has, when they come by pages */
  total?: number
  /** the same list as its module offers it, to be taken away whole */
  take?: Take | undefined
  /** shown when there is no row at all */
  empty?: ReactNode
  /** filters as words, bulk actions */
  tools?: ReactNode
}) {
  const t = useText(uiText)
  const w = useText(tableText)
  const [typed, setTyped] = useState('')
  const [sorting, setSorting] = useState<SortingState>([])
  const [paper, setPaper] = useState(false)
  const [at, setAt] = useState(0)
  const scroller = useRef<HTMLElement>(null)

  const text = onSearch ? (search ?? '') : typed
  const shown = useMemo(() => {
    const words = onSearch ? [] : folded(typed).split(/\s+/).filter(Boolean)
    if (words.length === 0) return rows as R[]
    return rows.filter((row) => {
      const line = folded(columns.map((c) => c.value(row) ?? '').join(' '))
      return words.every((w) => line.includes(w))
    })
  }, [rows, columns, typed, onSearch])

  const defs = useMemo<ColumnDef<typeof features, R, unknown>[]>(
    () =>
      columns.map((c) => ({
        id: c.id,
        accessorFn: (row: R) => c.value(row) ?? undefined,
        enableSorting: c.sortable !== false,
        sortUndefined: 'last',
        sortDescFirst: false,
        sortFn: c.number
          ? sortFn_basic
          : (a, b, id) =>
              String(a.getValue(id)).localeCompare(String(b.getValue(id)), 'es', { numeric: true }),
      })) as ColumnDef<typeof features, R, unknown>[],
    [columns],
  )
  const table = useTable({
    features,
    data: shown,
    columns: defs,
    getRowId: rowId,
    state: { sorting },
    onSortingChange: setSorting,
  })
  const lines = table.getRowModel().rows
  const virtual = lines.length > VIRTUAL_FROM && !paper
  const virtualizer = useVirtualizer({
    count: lines.length,
    enabled: virtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: ROW,
  })

  // paper has no scroll: every row is drawn before the browser takes its picture
  useEffect(() => {
    const before = () => flushSync(() => setPaper(true))
    const after = () => setPaper(false)
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])

  // what comes by pages is brought whole before it goes on paper; a page that does not come ends it
  const [toPrint, setToPrint] = useState(false)
  const brought = useRef(-1)
  const loading = more?.loading === true
  const onMore = more?.onMore
  const waits = onMore !== undefined && rows.length < PRINT_MOST
  useEffect(() => {
    if (!toPrint || loading) return
    if (waits && brought.current !== rows.length) {
      brought.current = rows.length
      onMore()
      return
    }
    brought.current = -1
    setToPrint(false)
    if (!waits) print()
  }, [toPrint, loading, waits, rows.length, onMore])

  const items = virtual ? virtualizer.getVirtualItems() : undefined
  const first = items?.[0]?.index ?? 0
  const drawn = items ? lines.slice(first, (items.at(-1)?.index ?? -1) + 1) : lines
  const above = items?.[0]?.start ?? 0
  const below = items ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0
  const here = Math.min(at, Math.max(0, lines.length - 1))
  // the focusable row must be among the drawn ones, or Tab would skip the list
  const entry = here >= first && here < first + drawn.length ? here : first

  const walk = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    if (!(event.target instanceof HTMLTableRowElement)) return
    const row = Number(event.target.dataset.row)
    const page = 10
    const steps: Record<string, number> = {
      ArrowDown: row + 1,
      ArrowUp: row - 1,
      PageDown: row + page,
      PageUp: row - page,
      Home: 0,
      End: lines.length - 1,
    }
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const to = Math.max(0, Math.min(lines.length - 1, step))
      if (virtual) flushSync(() => virtualizer.scrollToIndex(to))
      setAt(to)
      requestAnimationFrame(() => {
        const line = scroller.current?.querySelector<HTMLElement>(`tr[data-row="${to}"]`)
        line?.focus({ preventScroll: virtual })
      })
    } else if ((event.key === 'Enter' || event.key === ' ') && lines[row]) {
      event.preventDefault()
      open(lines[row].original)
    }
  }
  const open = (row: R) => {
    onSelect?.(rowId(row))
    onOpen?.(row)
  }

  if (rows.length === 0 && text === '' && empty) return <>{empty}</>
  return (
    <div>
      <div className="table-tools">
        <search
          className="search-box"
          hidden={!onSearch && (rows.length < FEW || columns.every((c) => c.sortable === false))}
        >
          <SearchIcon size={20} aria-hidden />
          <input
            className="input"
            type="search"
            value={text}
            placeholder={t.search}
            aria-label={`${t.search}: ${caption}`}
            onChange={(e) => (onSearch ?? setTyped)(e.target.value)}
          />
        </search>
        <span className="soft" role="status">
          {shown.length === (total ?? rows.length)
            ? w.rows(shown.length)
            : w.found(shown.length, total ?? rows.length)}
        </span>
        {tools}
        {more && total ? (
          <Button look="quiet" icon={Printer} busy={toPrint} onPress={() => setToPrint(true)}>
            {toPrint ? w.moreLoading : w.printAll(Math.min(total, PRINT_MOST))}
          </Button>
        ) : null}
        {take ? (
          <TakeAway
            take={take}
            caption={caption}
            rows={onSearch || typed === '' ? (total ?? rows.length) : shown.length}
            search={onSearch ? undefined : typed.trim()}
          />
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section ref={scroller} className="table-scroll" aria-label={caption} tabIndex={0}>
        <table aria-rowcount={lines.length + 1}>
          <caption className="unseen">
            {caption}. {onOpen || onSelect ? w.keys : null}
          </caption>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header, i) => {
                  const column = columns[i]!
                  const sorted = header.column.getIsSorted()
                  return (
                    <th
                      key={header.id}
                      scope="col"
                      data-number={column.number || undefined}
                      aria-sort={
                        sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined
                      }
                    >
                      {header.column.getCanSort() ? (
                        <button type="button" className="sort" onClick={() => header.column.toggleSorting()}>
                          {column.head}
                          {sorted === 'asc' ? (
                            <ArrowUp size={16} aria-hidden />
                          ) : sorted === 'desc' ? (
                            <ArrowDown size={16} aria-hidden />
                          ) : (
                            <ChevronsUpDown size={16} aria-hidden />
                          )}
                        </button>
                      ) : (
                        <span>{column.head}</span>
                      )}
                    </th>
                  )
                })}
              </tr>
            ))}
          </thead>
          <tbody onKeyDown={walk}>
            {above > 0 ? (
              <tr className="pad">
                <td colSpan={columns.length} style={{ height: above }} />
              </tr>
            ) : null}
            {drawn.map((line, i) => {
              const row = first + i
              return (
                <tr
                  key={line.id}
                  data-row={row}
                  data-index={row}
                  data-opens={onOpen || onSelect ? true : undefined}
                  ref={virtual ? virtualizer.measureElement : undefined}
                  aria-rowindex={row + 2}
                  aria-current={line.id === selected ? 'true' : undefined}
                  tabIndex={row === entry ? 0 : -1}
                  onFocus={() => setAt(row)}
                  onClick={(e) => {
                    if (!(e.target instanceof Element && e.target.closest('a,button,input')))
                      open(line.original)
                  }}
                >
                  {columns.map((c, k) => {
                    const inside = c.cell ? c.cell(line.original) : c.value(line.original)
                    return k === 0 ? (
                      <th key={c.id} scope="row">
                        {inside}
                      </th>
                    ) : (
                      <td key={c.id} data-number={c.number || undefined}>
                        {inside}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
            {below > 0 ? (
              <tr className="pad">
                <td colSpan={columns.length} style={{ height: below }} />
              </tr>
            ) : null}
            {lines.length === 0 && text !== '' ? (
              <tr>
                <td colSpan={columns.length}>{w.none(text)}</td>
              </tr>
            ) : null}
          </tbody>
        </table>
        {more && total ? <p className="table-part">{w.part(lines.length, total)}</p> : null}
        {more ? (
          <div className="table-more no-print">
            <Button onPress={more.onMore} busy={more.loading}>
              {more.loading ? w.moreLoading : w.more}
            </Button>
          </div>
        ) : null}
      </section>
    </div>
  )
}
