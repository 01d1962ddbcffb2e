// Addresses of the open entry: the server serves the page for these alone, whatever comes after the mark of a parameter.

/** As Hono routes them; the screens are in `open-screens.ts`. */
export const openRoutes = ['/interes', '/interes/folio', '/encuesta/:token'] as const
