import { Button, SegmentedControl } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../api/client";
import type { Channel, Delivery, Page } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { Fault } from "../ui/Fault";
import { DeliveryRow } from "./DeliveryRow";

const t = text.notifications;
const size = 20;

/** What a channel was to carry, the newest first, with every try; asked for when it is opened. */
export function Deliveries({ channel }: { channel: Channel }) {
  const { farm } = useFarm();
  const [open, setOpen] = useState(false);
  const [state, setState] = useState("");
  const pages = useInfiniteQuery({
    queryKey: ["deliveries", farm.id, channel.id, state],
    queryFn: ({ pageParam, signal }) => get<Page<Delivery>>(`farms/${farm.id}/notification-channels/${channel.id}/deliveries?limit=${size}&skip=${pageParam}${state && `&state=${state}`}`, signal),
    initialPageParam: 0,
    getNextPageParam: (last) => (last.skip + last.items.length < last.total ? last.skip + last.items.length : undefined),
    placeholderData: keepPreviousData,
    enabled: open,
    refetchInterval: 10_000,
  });
  const all = [...new Map((pages.data?.pages ?? []).flatMap((page) => page.items).map((delivery) => [delivery.id, delivery])).values()];
  return (
    <details className="deliveries small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.deliveries}</summary>
      {open && (
        <div className="stack-tight">
          <div>
            <SegmentedControl aria-label={t.show} value={state} onChange={setState} data={[{ value: "", label: t.anyState }, ...Object.entries(t.states).map(([value, label]) => ({ value, label }))]} />
          </div>
          {pages.isError && <Fault fault={pages.error} onAgain={() => void pages.refetch()} />}
          {pages.isSuccess && all.length === 0 && <p className="quiet">{t.noDeliveries}</p>}
          <ul className="stack-tight">
            {all.map((delivery) => (
              <li key={delivery.id}>
                <DeliveryRow delivery={delivery} channel={channel} />
              </li>
            ))}
          </ul>
          {pages.hasNextPage && (
            <div>
              <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {text.common.more}
              </Button>
            </div>
          )}
        </div>
      )}
    </details>
  );
}
