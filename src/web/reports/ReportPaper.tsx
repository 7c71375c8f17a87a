import { usePreferences } from '../parts/preferences.tsx';
import { FigureLink } from './FigureLink.tsx';
import type { PageBlock, PageRun, ReportFigure } from './report-text.ts';

/** A cell of so many characters stays on one line: dates, states, shares. */
const SHORT = 12;

/** The report as it reads on paper; each figure leads to the entry it was taken from. */
export function ReportPaper({
  title,
  asOf,
  blocks,
  figures,
}: {
  readonly title: string;
  readonly asOf: string;
  readonly blocks: readonly PageBlock[];
  readonly figures: readonly ReportFigure[];
}) {
  const { t } = usePreferences();
  const run = (one: PageRun, at: number) => {
    const figure = typeof one === 'number' ? figures[one] : undefined;
    return figure ? <FigureLink key={at} figure={figure} /> : one;
  };
  const lengthOf = (one: PageRun) => (typeof one === 'number' ? (figures[one]?.text ?? '') : one).length;
  return (
    <article className="report-paper paper" lang="zh-CN">
      <p className="paper-title">{title}</p>
      <p className="paper-under-title">
        {t('report.asOf')} {asOf}
      </p>
      {blocks.map((block, at) => {
        // a block has no identity but its place
        const key = `${block.kind}-${at}`;
        switch (block.kind) {
          case 'heading':
            return (
              <p key={key} className={`paper-heading level-${block.level}`}>
                {block.text}
              </p>
            );
          case 'paragraph':
            return <p key={key}>{block.runs.map(run)}</p>;
          case 'note':
            return (
              <p key={key} className="report-note">
                {block.text}
              </p>
            );
          case 'table':
            return (
              <figure key={key} className="report-table">
                {block.title ? <figcaption>{block.title}</figcaption> : null}
                <table>
                  <thead>
                    <tr>
                      {block.head.map((cell) => (
                        <th key={cell} scope="col">
                          {cell}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {block.rows.map((row, r) => (
                      <tr key={`${key}-${r}`}>
                        {row.map((cell, c) => (
                          <td key={block.head[c]} className={lengthOf(cell) <= SHORT ? 'is-short' : undefined}>
                            {run(cell, c)}
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </figure>
            );
        }
      })}
    </article>
  );
}
