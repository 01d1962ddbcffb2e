// The frame of the open pages: the name, the language, one column for a phone; no rail, no menu.
import type { ReactNode } from 'react'
import './controls.css'
import './open-frame.css'
import { useLanguage } from './language.tsx'

export function OpenFrame({ children }: { children: ReactNode }) {
  const { language, choose } = useLanguage()
  return (
    <div className="open">
      <header className="open-top">
        <strong>Nido</strong>
        <button
          type="button"
          className="button"
          data-look="quiet"
          lang={language === 'es' ? 'en' : 'es'}
          onClick={() => choose(language === 'es' ? 'en' : 'es')}
        >
          {language === 'es' ? 'English' : 'Español'}
        </button>
      </header>
      <main id="main">{children}</main>
    </div>
  )
}
