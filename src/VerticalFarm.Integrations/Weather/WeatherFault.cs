namespace VerticalFarm.Integrations.Weather;

/// <summary>Why a service told no weather.</summary>
public enum WeatherFault
{
    /// <summary>There is no connection to it.</summary>
    Unreachable,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>It answered with a status that is none of success; redirects are not followed.</summary>
    Refused,

    /// <summary>Its answer is not what its documentation says.</summary>
    Unreadable,

    /// <summary>Its answer is larger than any that it could have to give.</summary>
    TooLarge,

    /// <summary>It failed so often that it is left alone for a while.</summary>
    Paused,
}
