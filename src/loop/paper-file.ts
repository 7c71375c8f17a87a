import { mediaTypes, type TablePaper, writeTableDocx, writeTableXlsx } from '../office/index.ts';
import type { LoopContext } from './context.ts';
import { currentPark } from './model.ts';

/** A file to send out. */
export interface PaperFile {
  readonly name: string;
  readonly type: string;
  readonly data: Uint8Array;
}

export type PaperFormat = 'docx' | 'xlsx';

/** A table as a file in the format asked for. */
export async function tableFile(paper: TablePaper, format: PaperFormat): Promise<PaperFile> {
  const data = format === 'docx' ? await writeTableDocx(paper) : await writeTableXlsx(paper);
  return { name: fileName(paper.title, format), type: mediaTypes[format], data };
}

/** A title as a file name on any system. */
export function fileName(title: string, suffix: string): string {
  return `${title
    .replace(/[<>:"/\\|?*\s]+/g, ' ')
    .trim()
    .slice(0, 100)}.${suffix}`;
}

/** The park as papers name it: its model's label, else 园区. */
export function parkLabel(context: LoopContext): Promise<string> {
  return currentPark(context).then(
    ({ park }) => park.meta.label.zh,
    () => '园区',
  );
}

export const exampleNote = '含示例数据，示例单位及其数值均为虚构。';
