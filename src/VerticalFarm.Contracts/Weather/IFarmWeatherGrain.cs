using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Weather;

/// <summary>Tells the weather at a farm. Keeps nothing; key: the farm's id.</summary>
[Alias("VerticalFarm.IFarmWeatherGrain")]
public interface IFarmWeatherGrain : IGrainWithGuidKey
{
    /// <summary>
    /// The weather, or what it was last, with its age. <see cref="FailureKind.BusinessRule"/> for a farm that does not say where it is;
    /// <see cref="FailureKind.Upstream"/> when the service does not answer and never did.
    /// </summary>
    [Alias("Get")]
    [Requires(Permission.FarmViewer)]
    Task<Result<WeatherView>> Get();
}
