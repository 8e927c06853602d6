import { type ReactElement, useMemo } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { DateText } from '../../components/DateText.tsx';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import type { Cell, CellType, Report, Section } from '../../../shared/report/model.ts';

/** Rows shown of each section; the files have all. */
const SHOWN = 12;
const FIGURES = new Set<CellType>(['money', 'count', 'rate']);

/** The report as it will be filed: each section with its first rows, all of its totals and its count. */
export function ReportPreview({ report }: { readonly report: Report }): ReactElement {
  const { t, moment } = useTexts();
  return (
    <article className="stack stackWide report" aria-label={`${report.title}, ${report.period}`}>
      <header className="stack stackTight">
        <div className="row between">
          <h2>{report.organisation}</h2>
          <strong>{report.period}</strong>
        </div>
        <p className="muted small">{t('reports.asOf', { moment: moment(report.madeAt) })}</p>
        {report.warning !== '' && <p className="small strong">{report.warning}</p>}
      </header>
      {report.sections.map((section) => (
        <SectionView key={section.id} section={section} />
      ))}
    </article>
  );
}

function SectionView({ section }: { readonly section: Section }): ReactElement {
  const { t, number } = useTexts();
  const { columns, rows, totals } = useMemo(() => shownOf(section), [section]);
  const rest = section.rows.length - SHOWN;
  return (
    <div className="stack stackTight">
      <div className="row between">
        <h3>{section.title}</h3>
        <span className="muted small">{t('reports.rows', { n: section.rows.length })}</span>
      </div>
      {section.notes.map((note) => (
        <p key={note} className="muted small">
          {note}
        </p>
      ))}
      {rows.length === 0 && <p>{section.empty}</p>}
      {rows.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <section className="tableBox reportTable" tabIndex={0} aria-label={section.title}>
          <table className="table tableLined">
            <thead>
              <tr>
                {columns.map(({ title, type }, at) => (
                  // oxlint-disable-next-line react/no-array-index-key -- columns never move
                  <th key={at} scope="col" className={FIGURES.has(type) ? 'num' : undefined}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- rows never move
                <tr key={at}>{row.map((cell, place) => cellOf(cell, place, columns[place]?.type))}</tr>
              ))}
            </tbody>
            <tfoot>
              {totals.map(({ label, cells }) => (
                <tr key={label} className="totalRow">
                  {cells.map((cell, place) =>
                    place === 0 ? (
                      <th key={label} scope="row">
                        {label}
                      </th>
                    ) : (
                      cellOf(cell, place, columns[place]?.type)
                    ),
                  )}
                </tr>
              ))}
            </tfoot>
          </table>
        </section>
      )}
      {rest > 0 && <p className="muted small">{t('reports.more', { n: rest, text: number(rest) })}</p>}
    </div>
  );
}

function cellOf(cell: Cell, place: number, type: CellType | undefined): ReactElement {
  return (
    <td key={place} className={type !== undefined && FIGURES.has(type) ? 'num' : undefined}>
      <CellView cell={cell} />
    </td>
  );
}

function CellView({ cell }: { readonly cell: Cell }): ReactElement | null {
  const { number, percent } = useTexts();
  if (cell === null) return null;
  switch (cell.kind) {
    case 'money':
      return <Amount minor={cell.minor} currency={cell.currency} />;
    case 'date':
      return <DateText date={cell.date} year />;
    case 'count':
      return <>{number(cell.count)}</>;
    case 'rate':
      return <>{percent(cell.share)}</>;
    case 'link':
      return <ExternalLink url={cell.url}>{cell.text}</ExternalLink>;
    default:
      return (
        <span className="reportWords" title={cell.text}>
          {cell.text}
        </span>
      );
  }
}

/** Without the columns that say the same in every row and need no telling; what is left keeps its order. */
function shownOf({ columns, rows, totals }: Section): Pick<Section, 'columns' | 'rows' | 'totals'> {
  const textOf = (cell: Cell | undefined) => (cell?.kind === 'text' ? cell.text : '');
  const isShown = columns.map(
    ({ once }, at) => once !== true || rows.some((row) => textOf(row[at]) !== textOf(rows[0]?.[at])),
  );
  const kept = <T,>(all: readonly T[]) => all.filter((_, at) => isShown[at]);
  return {
    columns: kept(columns),
    rows: rows.slice(0, SHOWN).map(kept),
    totals: totals.map(({ label, cells }) => ({ label, cells: kept(cells) })),
  };
}
