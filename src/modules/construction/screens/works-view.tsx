// A project's works: contracts with their curve, progress, change orders and payments to be told, and the log with its findings.
import { useEffect, useRef } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { newId } from '../../../ui/saying.tsx'
import { choicesOf } from '../../../ui/select.tsx'
import {
  committeeFormed,
  contractSigned,
  logNoted,
  orderChanged,
  paymentMade,
  progressTold,
  scheduleSet,
} from '../contract/kinds.ts'
import { ContractFor, LogKind, PaymentFor } from '../contract/stages.ts'
import { findingMended } from '../contract/visits.ts'
import type { ConstructionContract, ConstructionNote } from '../contract.ts'
import { readSchedule } from '../rules/read-schedule.ts'
import { PhotoStrip } from './photo-strip.tsx'
import { NotSo } from './reversing-view.tsx'
import type { Asked } from './say-form.tsx'
import { constructionText } from './text.ts'
import type { View } from './view.ts'
import { constructionWords } from './words.ts'
import { WorksCurveChart } from './works-curve-chart.tsx'
import { WorksScheduleChart } from './works-schedule-chart.tsx'

export function WorksView({ note: asked, ...view }: View & { note?: string }) {
  const t = useText(constructionText)
  const w = useText(constructionWords)
  const may = useMay()
  const { number, day } = useFormats()
  const { file, open } = view
  const { project: p, contracts, today } = file
  const of = { book: p.book, about: p.key }
  const toSign = (): Asked => ({
    ...{ ...of, kind: contractSigned, title: t.sign, fixed: { contract: newId() } },
    fields: [
      {
        name: 'for',
        label: t.tenderFor,
        kind: 'choice',
        choices: choicesOf(ContractFor.options, w.contracts),
      },
      { name: 'number', label: t.contractNumber, kind: 'text' },
      { name: 'contractor', label: t.contractor, kind: 'text' },
      { name: 'amount', label: t.amount, kind: 'number' },
      { name: 'on', label: t.signed, kind: 'date', start: today },
      { name: 'starts', label: t.starts, kind: 'date' },
      { name: 'ends', label: t.ends, kind: 'date' },
      {
        ...{ name: 'tender', label: t.compranet, kind: 'choice', optional: true, start: 'none' },
        // its own tenders, so that nobody copies a number by hand
        choices: [
          { value: 'none', label: t.noTender },
          ...p.tenders.map((x) => ({ value: x.number, label: `${x.number} · ${w.contracts[x.for]}` })),
        ],
      },
      { name: 'retention', label: t.retention, kind: 'number', optional: true },
    ],
    payload: (x) => ({ ...x, tender: x.tender === 'none' ? undefined : x.tender }),
  })
  const toNote: Asked = {
    ...{ ...of, kind: logNoted, title: t.noteLog },
    fields: [
      { name: 'on', label: t.day, kind: 'date', start: today },
      { name: 'what', label: t.what, kind: 'choice', choices: choicesOf(LogKind.options, w.logs) },
      { name: 'text', label: t.text, kind: 'long' },
      { name: 'grave', label: t.grave, kind: 'yes' },
      { name: 'photos', label: t.photosField, kind: 'photos' },
    ],
  }
  const toCommittee: Asked = {
    ...{ ...of, kind: committeeFormed, title: t.formCommittee },
    fields: [
      { name: 'on', label: t.day, kind: 'date', start: today },
      { name: 'members', label: t.members, kind: 'number' },
      { name: 'calledBy', label: t.calledBy, kind: 'text' },
      { name: 'note', label: t.note, kind: 'long', optional: true },
    ],
  }
  return (
    <div className="stack">
      {contracts.length === 0 ? <p className="soft">{t.noContracts}</p> : null}
      {may('construction.spend') && !p.out ? (
        <div className="row no-print">
          <Button onPress={() => open(toSign())}>{t.sign}</Button>
        </div>
      ) : null}
      {contracts.map((c) => (
        <Contract key={c.key} {...view} contract={c} />
      ))}
      <section className="card stack" aria-labelledby="works-committee">
        <h2 id="works-committee">{t.committee}</h2>
        <p>
          {p.committee
            ? t.committeeSaid(number(p.committee.members), day(p.committee.on), p.committee.called_by)
            : t.noCommittee}{' '}
          <span className="soft">{t.committeeAbout}</span>
        </p>
        {may('construction.write') && !p.out ? (
          <div className="no-print">
            <Button look="quiet" onPress={() => open(toCommittee)}>
              {t.formCommittee}
            </Button>
          </div>
        ) : null}
      </section>
      <section className="card stack" aria-labelledby="works-log">
        <h2 id="works-log">{t.log}</h2>
        {file.notes.length === 0 ? <p className="soft">{t.noLog}</p> : null}
        <ul className="lines">
          {file.notes.map((n) => (
            <Note key={n.key} {...view} note={n} asked={n.key === asked} />
          ))}
        </ul>
        {may('construction.watch') ? (
          <div className="no-print">
            <Button onPress={() => open(toNote)}>{t.noteLog}</Button>
          </div>
        ) : null}
      </section>
    </div>
  )
}

function Contract({ file, open, contract: c }: View & { contract: ConstructionContract }) {
  const t = useText(constructionText)
  const w = useText(constructionWords)
  const { number, day } = useFormats()
  const may = useMay()
  const { project: p, today } = file
  const of = { book: p.book, about: p.key, fixed: { contract: c.key } }
  const on = { name: 'on', label: t.day, kind: 'date', start: today } as const
  const toProgress: Asked = {
    ...{ ...of, kind: progressTold, title: `${t.tellProgress}: ${c.number}` },
    fields: [
      on,
      { name: 'physical', label: t.percent, kind: 'number', unit: '%' },
      { name: 'people', label: t.people, kind: 'number', optional: true },
      { name: 'local', label: t.local, kind: 'number', optional: true },
      {
        ...{ name: 'replaces', label: t.replaces, kind: 'choice', start: 'none' },
        choices: [
          { value: 'none', label: t.replacesNone },
          ...c.progress
            .toReversed()
            .map((x) => ({ value: x.id, label: `${day(x.on)} · ${number(x.physical)} %` })),
        ],
      },
      { name: 'note', label: t.note, kind: 'long', optional: true },
    ],
    payload: (x) => ({ ...x, replaces: x.replaces === 'none' ? undefined : x.replaces }),
  }
  const toSchedule: Asked = {
    ...{ ...of, kind: scheduleSet, title: `${t.setSchedule}: ${c.number}` },
    fields: [on, { name: 'tasks', label: t.scheduleLines, kind: 'long', hint: t.scheduleHint }],
    payload: (x) => {
      const read = readSchedule(String(x.tasks ?? ''))
      if (!read.stands)
        return {
          wrong: { tasks: t.line(number(read.line), read.fault === 'parts' ? t.lineParts : t.lineNumber) },
        }
      return { on: x.on, tasks: read.tasks, links: read.links }
    },
  }
  const toChange: Asked = {
    ...{ ...of, kind: orderChanged, title: `${t.changeOrder}: ${c.number}` },
    fields: [
      on,
      { name: 'number', label: t.payNumber, kind: 'text' },
      { name: 'amount', label: t.moreMoney, kind: 'number', start: '0' },
      { name: 'days', label: t.moreDays, kind: 'number', start: '0' },
      { name: 'why', label: t.why, kind: 'long' },
    ],
  }
  const toPay: Asked = {
    ...{ ...of, kind: paymentMade, title: `${t.pay}: ${c.number}` },
    fields: [
      on,
      { name: 'for', label: t.payFor, kind: 'choice', choices: choicesOf(PaymentFor.options, w.payments) },
      { name: 'number', label: t.payNumber, kind: 'text' },
      { name: 'paid', label: t.paid, kind: 'number' },
      { name: 'held', label: t.held, kind: 'number', optional: true },
    ],
  }
  const spends = may('construction.spend')
  const jobs = c.progress.findLast((x) => x.people !== null && x.local !== null)
  return (
    <section className="card stack" aria-labelledby={`works-${c.key}`}>
      <h2 id={`works-${c.key}`}>
        {w.contracts[c.for]} · {c.number}
      </h2>
      <p>
        {c.contractor} · ${number(Math.round(c.amount_now))} · {day(c.starts)} – {day(c.ends_now)}
      </p>
      {c.changes.length > 0 ? (
        <ul className="lines">
          {c.changes.map((x) => (
            <li key={x.id}>
              <div className="stack">
                <span>
                  {t.changeOrder} {x.number} · {day(x.on)} ·{' '}
                  {t.changeSaid(
                    `${x.amount < 0 ? '−' : '+'}$${number(Math.abs(Math.round(x.amount)))}`,
                    x.days,
                  )}
                </span>
                <span className="soft">
                  {x.why} · {file.names[x.by]}
                </span>
              </div>
              <NotSo
                {...{ file, open, by: 'money', step: x.id, contract: c.key }}
                what={`${t.changeOrder} ${x.number}`}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {c.for === 'works' ? (
        <>
          <WorksCurveChart contract={c} today={today} />
          <WorksScheduleChart contract={c} today={today} />
        </>
      ) : null}
      {jobs ? <p>{t.jobs(number(jobs.local ?? 0), number(jobs.people ?? 0), day(jobs.on))}</p> : null}
      <div className="row no-print">
        {may('construction.watch') ? (
          <Button onPress={() => open(toProgress)}>{t.tellProgress}</Button>
        ) : null}
        {may('construction.write') && c.for === 'works' ? (
          <Button look="quiet" onPress={() => open(toSchedule)}>
            {t.setSchedule}
          </Button>
        ) : null}
        {spends ? (
          <>
            <Button look="quiet" onPress={() => open(toChange)}>
              {t.changeOrder}
            </Button>
            <Button look="quiet" onPress={() => open(toPay)}>
              {t.pay}
            </Button>
            {c.signing && c.payments.length + c.changes.length + c.progress.length === 0 ? (
              <NotSo {...{ file, open, by: 'money', step: c.signing, contract: c.key }} what={c.number} />
            ) : null}
          </>
        ) : null}
      </div>
    </section>
  )
}

/** `asked`: the page was opened for this one. */
function Note({ file, open, note: n, asked }: View & { note: ConstructionNote; asked: boolean }) {
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (asked) line.current?.focus()
  }, [asked])
  const t = useText(constructionText)
  const w = useText(constructionWords)
  const { day } = useFormats()
  const may = useMay()
  const { project: p, today } = file
  const toMend: Asked = {
    ...{ book: p.book, about: p.key, kind: findingMended, title: t.mend, fixed: { note: n.key } },
    fields: [
      { name: 'on', label: t.day, kind: 'date', start: today },
      { name: 'text', label: t.mendText, kind: 'long' },
    ],
  }
  return (
    <li ref={line} tabIndex={asked ? -1 : undefined} className={asked ? 'construction-asked' : undefined}>
      <div className="stack">
        <strong>
          {day(n.on_day)} · {w.logs[n.what]}
        </strong>
        {n.text ? <span>{n.text}</span> : null}
        <PhotoStrip book={n.book} photos={n.photos} />
        {n.mended ? (
          <>
            <span className="row">
              {t.mended(day(n.mended.on), n.mended.text)}
              <NotSo
                {...{ file, open, by: 'log', step: n.mended.id, note: n.key }}
                what={t.mended(day(n.mended.on), n.mended.text)}
              />
            </span>
            <PhotoStrip book={n.book} photos={n.mended.photos ?? []} />
          </>
        ) : n.grave ? (
          <span className="row">
            <Chip state="urgent">{t.graveMark}</Chip>
          </span>
        ) : null}
        <span className="soft">{file.names[n.by]}</span>
      </div>
      <span className="row">
        {n.what === 'finding' && !n.mended && may('construction.watch') ? (
          <Button look="quiet" onPress={() => open(toMend)}>
            {t.mend}
          </Button>
        ) : null}
        {n.what !== 'visit' && !n.mended ? (
          <NotSo
            {...{ file, open, by: 'log', step: n.key, note: n.key }}
            what={`${w.logs[n.what]}, ${day(n.on_day)}`}
          />
        ) : null}
      </span>
    </li>
  )
}
