import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { get, post } from "../api/client";
import type { Billing, Farm, Page, PlanName } from "../api/types";
import { text } from "../text";
import { Fault } from "../ui/Fault";
import { Icon } from "../ui/Icon";
import { Loaded } from "../ui/Loaded";
import { NotServed } from "../ui/NotServed";
import { dateWords } from "../ui/time";
import { useAction } from "../ui/useAction";
import { usePageTitle } from "../ui/usePageTitle";
import { stateOf } from "./state";
import "./billing.css";

const t = text.billing;

/** What one has taken, how far it goes, and what else there is. */
export default function BillingPage() {
  usePageTitle(t.title);
  const [params] = useSearchParams();
  const came = params.get("billing");
  const billing = useQuery({ queryKey: ["billing"], queryFn: ({ signal }) => get<Billing>("billing", signal), refetchInterval: came === "paid" ? 5000 : false });
  return (
    <div className="page">
      <h1>{t.title}</h1>
      {came === "paid" && <p className="notice">{t.paid}</p>}
      {came === "cancelled" && <p className="notice">{t.cancelled}</p>}
      <Loaded query={billing} missing={<NotServed />}>{(data) => <Plans billing={data} />}</Loaded>
    </div>
  );
}

function Plans({ billing }: { billing: Billing }) {
  const action = useAction();
  // Only what one made oneself counts; a page of farms is more than any plan allows.
  const farms = useQuery({ queryKey: ["farms", "own"], queryFn: ({ signal }) => get<Page<Farm>>("farms?limit=100", signal) });
  const own = farms.data?.items.filter((farm) => farm.role === "owner").length;
  const state = stateOf(billing);
  // Where none can be taken, others are of no interest.
  const shown = billing.plans.filter(({ plan }) => billing.configured || plan === billing.plan);
  const take = (plan: PlanName) =>
    void action.run(async () => {
      const { url } = await post<{ url: string }>("billing/checkout", { plan });
      window.location.assign(url);
    });
  return (
    <>
      <div className="stack-tight">
        <p className="plan-now">
          {t.now(t.plans[billing.plan] ?? billing.plan)} {own !== undefined && t.used(own, billing.limits.farms)}.
        </p>
        <p className="quiet">
          {state.ends && t.ends(dateWords(state.ends))} {state.renews && t.renews(dateWords(state.renews))} {t.shared}
        </p>
      </div>
      {state.overdue && (
        <p className="notice warning">
          <Icon name="warning" /> {t.overdue}
        </p>
      )}
      <ul className="plans">
        {shown.map(({ plan, limits }) => (
          <li key={plan} className={plan === billing.plan ? "card plan-offer present" : "card plan-offer"}>
            <div className="spread">
              <h2>{t.plans[plan] ?? plan}</h2>
              {plan === billing.plan && (
                <span className="badge good">
                  <Icon name="ok" /> {t.present}
                </span>
              )}
            </div>
            <p>{t.farms(limits.farms)}</p>
            {billing.configured && plan !== "free" && plan !== billing.plan && (
              <div>
                <Button loading={action.busy} onClick={() => take(plan)}>
                  {t.take(t.plans[plan] ?? plan)}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {action.fault !== null && <Fault fault={action.fault} />}
      <p className="quiet small">{billing.configured ? t.leaves : t.notConfigured}</p>
    </>
  );
}
