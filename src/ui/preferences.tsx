// How a person likes to read: Spanish or English; paper, sunlight or nap.
import { useId } from 'react'
import './frames.css'
import { useLanguage, useText } from './language.tsx'
import { uiText } from './text.ts'
import { themes, useTheme } from './theme.ts'

function Choose<V extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string
  value: V
  choices: readonly { value: V; label: string; lang?: string }[]
  onChange: (value: V) => void
}) {
  const name = useId()
  return (
    <fieldset className="choose">
      <legend className="unseen">{label}</legend>
      {choices.map((c) => (
        <label key={c.value} lang={c.lang}>
          <input type="radio" name={name} checked={c.value === value} onChange={() => onChange(c.value)} />
          {c.label}
        </label>
      ))}
    </fieldset>
  )
}

export function LanguageSwitch() {
  const { language, choose } = useLanguage()
  const t = useText(uiText)
  return (
    <Choose
      label={t.language}
      value={language}
      onChange={choose}
      choices={[
        { value: 'es', label: 'Español', lang: 'es' },
        { value: 'en', label: 'English', lang: 'en' },
      ]}
    />
  )
}

export function ThemeSwitch() {
  const [theme, choose] = useTheme()
  const t = useText(uiText)
  return (
    <Choose
      label={t.theme}
      value={theme}
      onChange={choose}
      choices={themes.map((value) => ({ value, label: t.themes[value] }))}
    />
  )
}
