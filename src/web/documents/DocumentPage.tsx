import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { api, type DocumentReading } from '../api/index.ts';
import { useParkId } from '../frame/park.ts';
import { Loaded, RowsSkeleton } from '../parts/states.tsx';
import { Workbench } from './Workbench.tsx';

const route = getRouteApi('/parks/$park/documents/$id');

/** What is on screen is kept right by every decision; others' are asked for when somebody comes back after a while. */
const staleTime = 5 * 60_000;

/** The workbench: the paper on the left, what it says on the right. */
export function DocumentPage() {
  const { id } = route.useParams();
  const park = useParkId();
  const reading = useQuery({ queryKey: ['reading', park, id], queryFn: () => api.reading(park, id), staleTime, structuralSharing: keepText });
  const proposals = useQuery({ queryKey: ['proposals', park, id], queryFn: () => api.proposals(park, id), staleTime, structuralSharing: false });
  return (
    <Loaded query={reading} skeleton={<WorkbenchSkeleton />}>
      {(document) => <Workbench document={document} proposals={proposals} />}
    </Loaded>
  );
}

function WorkbenchSkeleton() {
  return (
    <div className="workbench">
      <div className="paper-scroll">
        <div className="paper">
          <Skeleton active title paragraph={{ rows: 14 }} />
        </div>
      </div>
      <div className="items">
        <RowsSkeleton rows={9} />
      </div>
    </div>
  );
}

/** A text never changes: asked for again, the same reading stays the very same object, and nothing of it is set anew. */
function keepText(before: unknown, now: unknown): unknown {
  const [old, next] = [before as DocumentReading | undefined, now as DocumentReading];
  const isSame = old !== undefined && old.reading.text === next.reading.text && old.reading.reader === next.reading.reader;
  return isSame ? { ...next, text: old.text, reading: old.reading } : next;
}
