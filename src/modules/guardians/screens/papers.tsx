// The papers of a child's adults: identification record and one credential each, alone on the sheet.
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useFormats, useText } from '../../../ui/language.tsx'
import { guardiansText } from './desk-text.ts'
import './guardians.css'
import { AdultFace, type CircleProps, nameOf, type Person } from './circle-parts.tsx'
import { adultWords } from './words.ts'

/** Annexes 7 and 8 of procedure 3210-003-037 are known by their titles alone; the paper says so. Source: ceci.md §1.5. */
export function Papers({
  book,
  child,
  told,
  purpose,
  people,
  room,
  onDone,
}: CircleProps & { people: readonly Person[]; room: string | undefined; onDone: () => void }) {
  const t = useText(guardiansText)
  const w = useText(adultWords)
  const { day } = useFormats()
  useEffect(() => {
    document.body.classList.add('paper-on')
    // pictures must be there before the printer looks
    const timer = setTimeout(() => {
      print()
      onDone()
    }, 400)
    return () => {
      clearTimeout(timer)
      document.body.classList.remove('paper-on')
    }
  }, [onDone])
  const standing = people.filter((p) => p.link.withdrawn === null)
  const may = standing.filter((p) => p.link.pickUp)
  const name = nameOf(child)
  const restrictions = told.circle.restrictions.filter(
    (r) => r.ended === null && (r.until === null || r.until >= told.today),
  )
  return createPortal(
    <div className="paper">
      <section className="record">
        <h1>{t.record7}</h1>
        <dl className="facts">
          <dt>{name}</dt>
          <dd>
            {t.born}: {day(child.birth)}
          </dd>
          <dt>{t.room}</dt>
          <dd>{room ?? '–'}</dd>
          <dt>CURP</dt>
          <dd>{child.curp ?? '–'}</dd>
          <dt>{t.alerts}</dt>
          <dd>{child.alerts.map((a) => a.text).join(' · ') || t.none}</dd>
        </dl>
        <h2>{t.authorized}</h2>
        <table className="consents">
          <tbody>
            {standing.map(({ link, adult }) => (
              <tr key={adult.key}>
                <th scope="row">
                  {link.order}. {nameOf(adult)}
                </th>
                <td>{w.relations[link.relation]}</td>
                <td>{link.pickUp ? w.pickUp : w.noPickUp}</td>
                <td>{adult.phones.map((p) => p.number).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {restrictions.length > 0 ? (
          <>
            <h2>{t.restrictions}</h2>
            <ul>
              {restrictions.map((r) => (
                <li key={r.id}>{r.name}</li>
              ))}
            </ul>
          </>
        ) : null}
        <p>{t.printAbout}</p>
        <p>{t.printed(day(told.today))}</p>
        <p className="sign">{t.signature}</p>
      </section>
      <div className="credentials">
        {may.map(({ link, adult }) => (
          <section key={adult.key} className="credential">
            <h3>{t.credential}</h3>
            <div className="adult-head">
              <AdultFace {...{ book, adult, purpose }} />
              <span>
                <strong>{nameOf(adult)}</strong>
                <br />
                {w.relations[link.relation]}
              </span>
            </div>
            <p>
              {t.credentialOf} <strong>{name}</strong>
              {link.until ? ` ${w.until(day(link.until))}` : ''}
            </p>
            <p className="soft">{t.printed(day(told.today))}</p>
            <p className="sign">{t.signature}</p>
          </section>
        ))}
      </div>
    </div>,
    document.body,
  )
}
