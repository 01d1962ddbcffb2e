// Photos of works or of a plot, small, each opening whole, with where it was taken in words.
import { type Endpoint, requestOf } from '../../../kernel/endpoint.ts'
import { useText } from '../../../ui/language.tsx'
import { type ConstructionNote, constructionFile } from '../contract.ts'
import { constructionText } from './text.ts'

export const addressOf = (book: string, sha256: string): string =>
  requestOf(constructionFile as Endpoint, { book, sha256 }).path

export function PhotoStrip({ book, photos }: { book: string; photos: ConstructionNote['photos'] }) {
  const t = useText(constructionText)
  if (photos.length === 0) return null
  return (
    <ul className="construction-photos">
      {photos.map((p) => (
        <li key={p.file}>
          <a href={addressOf(book, p.file)} target="_blank" rel="noreferrer">
            <img
              src={addressOf(book, p.file)}
              alt={t.photoOf(`${p.latitude}, ${p.longitude}`)}
              loading="lazy"
            />
          </a>
        </li>
      ))}
    </ul>
  )
}
