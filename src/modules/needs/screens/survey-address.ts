// Where a survey is answered, as it is printed, shown as a QR and copied.

export const surveyAddress = (link: string): string => `${location.origin}/encuesta/${link}`
