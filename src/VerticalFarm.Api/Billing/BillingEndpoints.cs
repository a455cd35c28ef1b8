using System.Security.Claims;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Api.Security;
using VerticalFarm.Contracts.Billing;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Api.Billing;

/// <summary><c>billing</c>: the caller's plan, where to pay for another, and what Stripe says of it.</summary>
internal static class BillingEndpoints
{
    private static readonly ApiError NotSigned =
        ApiError.OfStatus(StatusCodes.Status400BadRequest) with { Message = "This is no event that Stripe has signed" };

    public static void MapBilling(this IEndpointRouteBuilder api)
    {
        var billing = api.MapGroup("/billing").WithTags("Billing");
        billing.MapGet("/", GetAsync)
            .Describe(
                "getBilling",
                "My plan",
                "With its limits, and every plan that there is. `configured` is false where this installation sells none. Who has more farms than the plan allows keeps "
                + "them, and makes no new one.")
            .Answers<BillingView>();
        billing.MapPost("/checkout", CheckoutAsync)
            .Describe(
                "checkOut",
                "Take a plan",
                "Answers the address of a page of Stripe's, on which it is paid; the plan changes when Stripe tells that it was. 422 when billing is not configured here, and for "
                + "a plan that costs nothing or is yours already; 502 when Stripe does not answer.")
            .Takes<PlanChoice>().Answers<CheckoutView>().Fails(422, 502);
        billing.MapPost("/webhook", ReceiveAsync).AllowAnonymous()
            .Describe(
                "receiveStripeEvent",
                "Events from Stripe",
                "For Stripe alone: what is not signed by it (`Stripe-Signature`) within five minutes is refused with 400, whatever it is. Each event is applied once, and of "
                + "a subscription the latest counts, in whatever order they come.")
            .Takes<StripeEvent>().Answers<EventReceipt>();
    }

    private static async Task<IResult> GetAsync(ClaimsPrincipal user, IGrainFactory grains) => (await Billing(grains, user).Get()).ToAnswer();

    private static async Task<IResult> CheckoutAsync(HttpRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var (choice, error) = await Form.ReadAsync(request, Read, _ => []);
        return choice is null ? error! : (await Billing(grains, user).Checkout(choice.Plan)).ToAnswer();
    }

    private static async Task<IResult> ReceiveAsync(HttpRequest request, IGrainFactory grains)
    {
        if (await StripeEvent.ReadAsync(request) is not { } received)
        {
            return NotSigned;
        }

        var result = await grains.GetGrain<IBillingEventsGrain>(0).Receive(received.Body, received.Signature);
        return result.Failure is { } failure ? ApiError.Of(failure) : Answers.Json(new EventReceipt(true));
    }

    private static PlanChoice Read(ObjectReader fields)
    {
        fields.RefuseOthers("plan");
        fields.Required("plan");
        return new PlanChoice(fields.Choice<Plan>("plan") ?? default);
    }

    private static IBillingGrain Billing(IGrainFactory grains, ClaimsPrincipal user) => grains.Grain<IBillingGrain>(user.UserId()!.Value);
}
