// The shapes of the data, as timeline/report/data/rows.py makes them; columns.js has them of the columns in which they
// travel.  Absent keys say nothing.

/**
 * A time: ISO 8601 days or instants, both ends inclusive, absent where open.  `words` are for people.
 * @typedef {{timex3: string, words: string, earliest?: string, latest?: string, grain?: string,
 *   qualifier?: "approximate"|"uncertain"|"before"|"after", edtf?: string, mod?: string, reason?: string,
 *   bounds?: [string, string], trace?: [string, string][]}} TimeData
 *
 * @typedef {{kind: "given"|"metadata"|"page"|"dateline"|"inferred"|"none", confidence?: number, quote?: string,
 *   start?: number, end?: number}} EvidenceData
 *
 * @typedef {{id: string, title: string, lang: string, evidence: EvidenceData, body?: number, text?: string,
 *   source?: string, url?: string, published?: TimeData,
 *   regions?: [number, number, "title"|"heading"|"furniture"|"byline"][], also?: string[], pages?: number[], document?: string,
 *   proposals?: ProposalData[], part?: string}} ArticleData
 *
 * `part` names the file that holds `text`, `body` and `regions`, where the report is a folder.
 *
 * A publication date that other articles suggest, with the mentions that do.
 * @typedef {{article: number, quote: string, words: string, mention?: number}} PassageData
 * @typedef {{value: TimeData, confidence: number, matches: [string, PassageData[]][]}} ProposalData
 *
 * `symbolic` is what the words say, where another publication date would change the value; `told` is a mention's
 * status by its words, where the date changed it; `hidden` is set in the page only.
 * @typedef {{article: number, start: number, end: number, text: string, type: string, rule: string,
 *   value?: TimeData, symbolic?: any, mode?: "news"|"narrative"}} ExpressionData
 *
 * @typedef {{article: number, start: number, end: number, text: string, sentence: [number, number], quote: string,
 *   title: string, status: string, how: string, candidate: boolean, relation?: string, expression?: number,
 *   event?: number, value?: TimeData, reason?: string, steps?: string[], who?: string[], place?: string,
 *   reporter?: string, told?: string, hidden?: boolean}} MentionData
 *
 * @typedef {{article: number, earliest?: string, latest?: string}} ClaimData
 *
 * @typedef {{id: string, label: string, value: TimeData, status: string, mentions: number[], salience: number,
 *   who?: string[], place?: string, why?: string, claims?: ClaimData[]}} EventData
 *
 * @typedef {{where: string, message: string}} NoteData
 *
 * @typedef {{version: number, title: string, articles: ArticleData[], expressions: ExpressionData[],
 *   mentions: MentionData[], events: EventData[], undated: number[], skipped: NoteData[], notices: NoteData[],
 *   keys?: {day: string, weight: number, summary: string, article: number, articles: number, events: string[]}[], template: string, feasts: Record<string, {from: number, days: (number|[number, number]|null)[]}>}} ReportData
 */
