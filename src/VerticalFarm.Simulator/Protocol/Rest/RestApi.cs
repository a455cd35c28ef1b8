using VerticalFarm.Simulator.Core;

namespace VerticalFarm.Simulator.Protocol.Rest;

/// <summary>The routes of Home Assistant's REST API that the simulator has.</summary>
internal static class RestApi
{
    public static void Map(IEndpointRouteBuilder routes, SimulatedHome home)
    {
        var states = new StateRoutes(home);
        var services = new ServiceRoutes(home);
        var general = new GeneralRoutes(home);

        Route(routes, home, HttpMethods.Get, "/api/", GeneralRoutes.RootAsync);
        Route(routes, home, HttpMethods.Get, "/api/config", general.ConfigAsync);
        Route(routes, home, HttpMethods.Get, "/api/core/state", general.CoreStateAsync);
        Route(routes, home, HttpMethods.Get, "/api/events", general.EventsAsync);
        Route(routes, home, HttpMethods.Get, "/api/components", general.ComponentsAsync);
        Route(routes, home, HttpMethods.Post, "/api/config/core/check_config", GeneralRoutes.CheckConfigAsync, adminOnly: true);
        Route(routes, home, HttpMethods.Post, "/api/events/{type}", general.FireAsync, adminOnly: true);
        Route(routes, home, HttpMethods.Get, "/api/states", states.ListAsync);
        Route(routes, home, HttpMethods.Get, "/api/states/{id}", states.FindAsync);
        Route(routes, home, HttpMethods.Post, "/api/states/{id}", states.WriteAsync, adminOnly: true);
        Route(routes, home, HttpMethods.Delete, "/api/states/{id}", states.RemoveAsync, adminOnly: true);
        Route(routes, home, HttpMethods.Get, "/api/history/period/{from?}", new HistoryRoutes(home).PeriodAsync);
        Route(routes, home, HttpMethods.Get, "/api/services", ServiceRoutes.ListAsync);
        Route(routes, home, HttpMethods.Post, "/api/services/{domain}/{service}", services.CallAsync);
    }

    /// <summary>Who asked, of a request that has come to its handler.</summary>
    public static HomeUser User(HttpContext context) => (HomeUser)context.Items[typeof(HomeUser)]!;

    private static void Route(IEndpointRouteBuilder routes, SimulatedHome home, string method, string pattern, RequestDelegate handler, bool adminOnly = false) =>
        routes.MapMethods(pattern, [method], context =>
        {
            // ASP.NET's routing does not tell "/api" from "/api/"; Home Assistant does.
            if (context.Request.Path.Value == "/api")
            {
                return Answers.StatusAsync(context, StatusCodes.Status404NotFound);
            }

            if (BearerToken.In(context.Request) is not { } token || home.Token.UserOf(token) is not { } user || (adminOnly && user != HomeUser.Owner))
            {
                return Answers.UnauthorizedAsync(context);
            }

            context.Items[typeof(HomeUser)] = user;
            return handler(context);
        });
}
