import { Button } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { get } from "../api/client";
import { isForbidden } from "../api/error";
import type { Audit, Member, Page } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { useRules } from "../rules/useRules";
import { text } from "../text";
import { Empty } from "../ui/Empty";
import { Fault } from "../ui/Fault";
import { Loading } from "../ui/Loading";
import { AuditEntry } from "./AuditEntry";
import { AuditFilterBar } from "./AuditFilterBar";
import { type AuditFilter, auditQuery, filterOf, isNarrow } from "./auditFilter";

const t = text.settings.auditList;
const size = 30;

/** Who changed what and when, the newest first, narrowed down as the address says. */
export default function AuditSection() {
  const { farm, devices, sensor_data: sensors } = useFarm();
  const [params, setParams] = useSearchParams();
  const filter = filterOf(params);
  const asked = auditQuery(filter, farm.timezone).toString();
  const rules = useRules(farm.id).data ?? [];
  const members = useQuery({ queryKey: ["members", farm.id], queryFn: ({ signal }) => get<Page<Member>>(`farms/${farm.id}/members`, signal) }).data?.items ?? [];
  const pages = useInfiniteQuery({
    queryKey: ["audit", farm.id, asked],
    queryFn: ({ pageParam, signal }) => get<Page<Audit>>(`farms/${farm.id}/audit?limit=${size}&skip=${pageParam}${asked && `&${asked}`}`, signal),
    initialPageParam: 0,
    getNextPageParam: (last) => (last.skip + last.items.length < last.total ? last.skip + last.items.length : undefined),
    placeholderData: keepPreviousData,
  });
  if (isForbidden(pages.error)) return <p className="quiet">{text.common.ownerOnly}</p>;

  const things = [...devices, ...sensors, ...rules];
  const show = (next: AuditFilter) => setParams(new URLSearchParams(Object.entries(next).filter(([, value]) => value !== "")), { replace: true });
  const entries = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <AuditFilterBar filter={filter} members={members} thing={things.find((one) => one.id === filter.thing)?.name} onChange={show} />
      {pages.isError && <Fault fault={pages.error} onAgain={() => void pages.refetch()} />}
      {pages.isPending && <Loading />}
      {pages.isSuccess && entries.length === 0 && (isNarrow(filter) ? <Empty title={t.noneSuch}>{null}</Empty> : <p className="quiet">{t.none}</p>)}
      {entries.length > 0 && (
        <>
          <p className="quiet small" role="status">
            {t.entries(pages.data?.pages[0]?.total ?? 0)}
          </p>
          <ul className="list">
            {entries.map((entry) => (
              <li key={entry.id}>
                <AuditEntry entry={entry} members={members} things={things} zone={farm.timezone} />
              </li>
            ))}
          </ul>
        </>
      )}
      {pages.hasNextPage && (
        <div>
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {text.common.more}
          </Button>
        </div>
      )}
    </>
  );
}
