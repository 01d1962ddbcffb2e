// A source as people read it: an address of the web by the name of its site, anything else as it was written.

/** Only what a browser opens as a page is a link. */
const siteOf = (source: string): string | undefined => {
  if (!/^https?:\/\/\S+$/.test(source)) return undefined
  try {
    return new URL(source).hostname.replace(/^www\./, '')
  } catch {
    return undefined
  }
}

export function SourceShown({ source }: { source: string }) {
  const site = siteOf(source)
  if (!site) return <span style={{ overflowWrap: 'anywhere' }}>{source}</span>
  return (
    <a href={source} title={source} rel="noreferrer noopener" target="_blank">
      {site}
    </a>
  )
}
