// A button that opens the camera or the files: looks and is reached like any other, and hears the same file twice.
import { type ReactNode, useRef } from 'react'
import { Button, type Icon, type Look } from './button.tsx'

export function FileButton({
  children,
  onFile,
  accept,
  camera,
  icon,
  look,
  busy,
  disabled,
}: {
  children: ReactNode
  onFile: (file: File) => void
  /** types, as an `input` wants them */
  accept: string
  /** opens the camera where there is one */
  camera?: boolean
  icon?: Icon
  look?: Look
  busy?: boolean
  disabled?: boolean
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        capture={camera ? 'environment' : undefined}
        onChange={(event) => {
          const file = event.target.files?.[0]
          // the same file chosen again is heard again
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
      <Button icon={icon} look={look} busy={busy} disabled={disabled} onPress={() => input.current?.click()}>
        {children}
      </Button>
    </>
  )
}
